-- The forms of the reports: Phụ lục V apart from Phụ lục VI (R10), and the page
-- that shows the sums to everybody (R78), which is off until a province wants
-- it.
--
-- The work programme is a few hundred tasks a year among hundreds of thousands:
-- its directives are found by this index and not by reading all of them.
ALTER TABLE directive ADD KEY directive_source (source, id);

INSERT INTO rule_setting (name, value, basis)
  SELECT 'public_summary', 'no', 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code';
UPDATE rule_version SET version = version + 1;
