# The installed library: find_package(nashra) gives nashra::nashra, and <nashra.h> is on its include path.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/nashra)

install(TARGETS nashra EXPORT nashraTargets)
install(EXPORT nashraTargets NAMESPACE nashra:: DESTINATION ${package_dir})
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/nashra
        FILES_MATCHING PATTERN "*.h" PATTERN cli EXCLUDE)

configure_package_config_file(nashraConfig.cmake.in nashraConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(nashraConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES dependencies.cmake ${CMAKE_CURRENT_BINARY_DIR}/nashraConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/nashraConfigVersion.cmake DESTINATION ${package_dir})
