# find_package(summarizer) gives summarizer::summarizer, the shared library
# where it was built, and summarizer::summarizer_static.
include("${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/summarizerTargets.cmake")
if(NOT TARGET summarizer::summarizer)
  add_library(summarizer::summarizer ALIAS summarizer::summarizer_static)
endif()
