-- Lists both provinces start with; people add to them later.

-- Decree 30/2020, annex III, and at the end what the regulations name besides.
-- Official letters have no abbreviation of their own; CV, ThC and the last
-- are ours. In the order people look for them: what assigns tasks first.
INSERT INTO doc_type (code, name, sort_order) VALUES
  ('CV', 'Công văn', 10),
  ('QĐ', 'Quyết định', 20),
  ('TB', 'Thông báo', 30),
  ('KH', 'Kế hoạch', 40),
  ('CT', 'Chỉ thị', 50),
  ('CĐ', 'Công điện', 60),
  ('NQ', 'Nghị quyết', 70),
  ('CTr', 'Chương trình', 80),
  ('QC', 'Quy chế', 90),
  ('QyĐ', 'Quy định', 100),
  ('TC', 'Thông cáo', 110),
  ('HD', 'Hướng dẫn', 120),
  ('PA', 'Phương án', 130),
  ('ĐA', 'Đề án', 140),
  ('DA', 'Dự án', 150),
  ('BC', 'Báo cáo', 160),
  ('BB', 'Biên bản', 170),
  ('TTr', 'Tờ trình', 180),
  ('HĐ', 'Hợp đồng', 190),
  ('BGN', 'Bản ghi nhớ', 200),
  ('BTT', 'Bản thỏa thuận', 210),
  ('GUQ', 'Giấy ủy quyền', 220),
  ('GM', 'Giấy mời', 230),
  ('GGT', 'Giấy giới thiệu', 240),
  ('GNP', 'Giấy nghỉ phép', 250),
  ('PG', 'Phiếu gửi', 260),
  ('PC', 'Phiếu chuyển', 270),
  ('PB', 'Phiếu báo', 280),
  ('ThC', 'Thư công', 290),
  ('TBKL', 'Thông báo kết luận cuộc họp', 35),
  ('YKCĐ', 'Ý kiến chỉ đạo của Chủ tịch, Phó Chủ tịch', 36),
  ('VBK', 'Văn bản hành chính khác', 900);

INSERT INTO field (name, sort_order) VALUES
  ('Kinh tế tổng hợp', 10),
  ('Tài chính, ngân sách', 20),
  ('Đầu tư công', 30),
  ('Công nghiệp, thương mại', 40),
  ('Nông nghiệp, nông thôn', 50),
  ('Tài nguyên, môi trường', 60),
  ('Đất đai, giải phóng mặt bằng', 70),
  ('Xây dựng, đô thị', 80),
  ('Giao thông', 90),
  ('Khoa học, công nghệ, chuyển đổi số', 100),
  ('Giáo dục, đào tạo', 110),
  ('Y tế', 120),
  ('Văn hóa, thể thao', 130),
  ('Du lịch', 140),
  ('Lao động, người có công, xã hội', 150),
  ('Dân tộc, tôn giáo', 160),
  ('Nội vụ, cải cách hành chính', 170),
  ('Tư pháp, thanh tra, khiếu nại tố cáo', 180),
  ('Quốc phòng, an ninh', 190),
  ('Đối ngoại', 200),
  ('Phòng chống thiên tai', 210),
  ('Khác', 900);

-- The committee as a whole; its Chairman and Vice-Chairmen are people, added with
-- their accounts.
INSERT INTO assigner (kind, name, sort_order) VALUES ('committee', '', 10);

-- All agencies of a kind, under the names directives use for them.
INSERT INTO agency_group (name, name_fold, member_kind, sort_order) VALUES
  ('Các sở, ban, ngành', 'cac so ban nganh', 'department', 10),
  ('UBND các xã, phường', 'ubnd cac xa phuong', 'locality', 110),
  ('Các xã, phường', 'cac xa phuong', 'locality', 130),
  ('Các sở, ngành', 'cac so nganh', 'department', 140),
  ('Các sở', 'cac so', 'department', 150),
  ('Thủ trưởng các sở, ban, ngành', 'thu truong cac so ban nganh', 'department', 160),
  ('UBND cấp xã', 'ubnd cap xa', 'locality', 170);
