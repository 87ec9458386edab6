# Debian's wapiti, whose patterns of addresses to leave alone are written in a way that Python 3.11 reads no more.
import fnmatch
import re

from wapitiCore.net import crawler

crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))

from wapitiCore.main.wapiti import wapiti_main

wapiti_main()
