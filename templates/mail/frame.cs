<?cs # The frame of every e-mail in HTML: what programs for mail all understand, so styles stand at each element.
?><?cs def:letter_begin(title) ?><!doctype html>
<html lang="<?cs if:Text.app.other_language == "en" ?>vi<?cs else ?>en<?cs /if ?>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title><?cs var:title ?></title></head>
<body style="margin:0;padding:16px;background:#f4f6f9;font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a">
<div style="max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #d5dbe3">
<div style="background:#14315c;color:#ffffff;padding:12px 20px;font-size:14px"><b style="font-size:17px"><?cs var:Text.app.name ?></b><br><?cs var:Mail.office_name ?></div>
<div style="padding:8px 20px 16px">
<p><?cs var:Text.mail.to ?> <b><?cs var:Mail.recipient ?></b>,</p>
<?cs /def ?><?cs
def:letter_end() ?></div>
<div style="border-top:1px solid #d5dbe3;padding:12px 20px;font-size:14px;color:#555555"><?cs if:Mail.hotline ?><?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><br><?cs /if ?><?cs var:Text.mail.automatic ?><?cs if:Mail.seal ?><br><?cs var:Text.mail.seal ?>: <?cs var:Mail.seal ?><?cs /if ?></div>
</div>
</body></html>
<?cs /def ?>
