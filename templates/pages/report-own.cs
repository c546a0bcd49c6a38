<?cs # what the office sees, of one agency ?><?cs include:"pages/report-rows.cs" ?>
