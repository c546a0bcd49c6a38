#!/usr/bin/python3
"""The same story where the browser runs no script: every page must do without."""
import sys

from story import Story

sys.exit(Story(javascript=False, days=24).play())
