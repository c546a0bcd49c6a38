/*
 * hello: the least a FastCGI program can do; a measuring stick of the bench.
 */
#include <fcgiapp.h>

#include "await.h"

int
main(void)
{
	FCGX_Request request;

	if (!await_init(&request))
		return 1;
	while (await(&request)) {
		FCGX_PutS("Content-Type: text/plain\r\n\r\nhello, world",
		    request.out);
		FCGX_Finish_r(&request);
	}
	return 0;
}
