#!/bin/sh
# sql/schema.sql says what the migrations make.
exec "$(dirname "$0")/../support/schema.py" --check
