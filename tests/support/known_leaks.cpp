// Read by LeakSanitizer at the end of a test run; other builds never call it.

extern "C" const char* __lsan_default_suppressions();

// fontconfig 2.14 loses the path of a <dir prefix="relative">, once a configuration; libhyphen 2.8 a few bytes, once a
// dictionary.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig.so.1\nleak:libhyphen.so.0\n";
}
