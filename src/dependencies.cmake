# What the library stands on: for its own build, and again for those who link the installed one.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(NASHRA_PKGCONFIG REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset freetype2 fontconfig libdeflate libjpeg libpng libpodofo
                  libqpdf md4c)

find_library(NASHRA_LIBHYPHEN hyphen REQUIRED)

# yaml-cpp 0.7 has not yet the name that 0.8 gives to the same target.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED)
  set_target_properties(yaml-cpp::yaml-cpp PROPERTIES INTERFACE_LINK_LIBRARIES yaml-cpp)
endif()
