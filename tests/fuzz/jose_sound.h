/*
 * jose_sound: a token that is good for the rules of fuzz_jose, and the public
 * key it is good with. The private key was thrown away, so no other token that
 * is good can be made: a harness that sees one taken has found something.
 */
#ifndef JOSE_SOUND_H
#define JOSE_SOUND_H

/* clang-format off */
#define SOUND_TOKEN \
	"eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL3Nzb" \
	"yIsInN1YiI6InUtMSIsImF1ZCI6InVzIiwiZXhwIjoxNzAwMDAwMzAwLCJpY" \
	"XQiOjE3MDAwMDAwMDAsIm5vbmNlIjoibiIsInByZWZlcnJlZF91c2VybmFtZ" \
	"SI6ImJpbmgifQ.lO7BRNnQqwPF1qzMq8ShT1DaKx1w9WZDU8Hsi7-F82YqZ6" \
	"12k9lwo8-rq08-wKSBTJr4PGbgjCVYweA9vDOmmX6PQJCXzBrPQyc6UrUIqJ" \
	"GRXVDDDuQ_mLapQlT-ToOslmPwjPPXtl4jrt9EWuIMw4rfpSuG3wXu_fysW-" \
	"D2RhSzIIYSx6-xGwvcU99d6R4izNiLS3Pb2FikQLLLehZDgP9YNngrHEn857" \
	"SODZWZLX5xusp1nIgA7Y7joVSeckuCxiDTjkyc4fzBvTAXI_ZoUwX31B8ddw" \
	"WUs47PN0Qfi5naPX1M6a5iY-wT22c02bbtMHL5J7j-tPTmTspH0ZUgWg"

#define SOUND_KEYS \
	"{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"r\",\"n\":\"ya0j1y6pmhz" \
	"N3E3RvUt8SCNFRcClLmBUFthxNYiDoCDXdvHew6JoD4UNxF4VH_D_5SUv8sL" \
	"qWEzWsIQXnkpNbUO1NzuEfAQtOS6TY5hmtabrxkKs2PsfoPJsfh_nDbLAvID" \
	"sMU38Sf2iBWi7c5zdpuRdi8BYs-rVhztPOtUn9QkBGreXFAE_nEgFX_30dGH" \
	"HcradQ7by7Rk2kR6_3JXhXMaoMTrW8fnSTA5AadgB-AzFzmOZf2ZOyfz6--9" \
	"Hx6zo-z9jbdlQ-3kVp5rILltVkNx4YMRL6MC1s2d8wTKYkIFGtmvS4R3PM6Z" \
	"zTMUL5INlRrUuFSzUU151s6jL-0cuGw\",\"e\":\"AQAB\"}]}"
/* clang-format on */

#endif
