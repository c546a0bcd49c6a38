#!/usr/bin/python3
"""The story of a directive, as its people play it in a browser."""
import sys

from story import Story

sys.exit(Story(javascript=True, days=10).play())
