// Any calls of the C ABI with any bytes: codes and errors as promised, no leak.
// The input is a list of calls: a byte for the function, one for its other
// choices, and a message up to "\n===\n".

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/c/summarizer.h"
#include "summarizer/rules/builtin_rules.h"
#include "summarizer/testing/fuzz_input.h"
#include "summarizer/v1/options.pb.h"

namespace {

using ::summarizer::testing::FuzzInput;
using ::summarizer::testing::Require;

constexpr int kMaxCalls = 12;

// Options without the built-in rules: to be appended to others, since compiling
// these rules takes longer than all else.
std::string WithoutRules() {
  summarizer::v1::SummarizerOptions options;
  const std::vector<summarizer::v1::RuleSet> sets =
      summarizer::rules::BuiltinRuleSets().value();
  for (const summarizer::v1::RuleSet& set : sets) {
    for (const summarizer::v1::Rule& rule : set.rules()) {
      options.add_disabled_rules(rule.name());
    }
  }
  return options.SerializeAsString();
}

// The state of one caller.
class Caller {
 public:
  explicit Caller(const summarizer_engine* engine) : engine_(engine) {
    for (summarizer_history*& history : histories_) {
      Require(summarizer_history_new(0, &history, nullptr) == SUMMARIZER_OK,
              "an empty history is no work");
    }
  }
  ~Caller() {
    summarizer_history_free(histories_[0]);
    summarizer_history_free(histories_[1]);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void Call(uint8_t function, uint8_t choice, std::string_view message) {
    summarizer_history* history =
        (choice & 2) != 0 ? nullptr : histories_[choice & 1];
    const summarizer_engine* engine = (choice & 4) != 0 ? nullptr : engine_;
    const void* data = (choice & 8) != 0 ? nullptr : message.data();
    const size_t size = message.size();
    char* error = nullptr;
    char** const errors = (choice & 16) != 0 ? nullptr : &error;
    summarizer_bytes out = {nullptr, 0};
    summarizer_code code = SUMMARIZER_OK;
    switch (function % 8) {
      case 0:
        code = summarizer_summarize(engine, data, size, history, &out, errors);
        break;
      case 1:
        code = summarizer_observe(engine, data, size, history, errors);
        break;
      case 2:
        code = summarizer_summarize_and_observe(engine, data, size, history,
                                                &out, errors);
        break;
      case 3:
        code = summarizer_corpus(engine, data, size, history, &out, errors);
        break;
      case 4:
        code = summarizer_history_save(history, &out, errors);
        if (code == SUMMARIZER_OK) Reload(out);
        break;
      case 5:
        code = Load(data, size, choice & 1, errors);
        break;
      case 6:
        code = summarizer_history_merge(history, histories_[0], errors);
        break;
      case 7:
        // One an input: it takes as long as all else together.
        if (created_) return;
        created_ = true;
        code = Create(data, message, errors);
        break;
    }
    Require((code == SUMMARIZER_OK) == (error == nullptr) || errors == nullptr,
            "a call that fails says why, and only such");
    Require(error == nullptr || std::strlen(error) > 0, "why is not nothing");
    Require(code == SUMMARIZER_OK || out.data == nullptr,
            "a call that fails gives nothing");
    Require(std::strcmp(summarizer_code_name(code), "UNKNOWN") != 0,
            "codes have names");
    summarizer_string_free(error);
    summarizer_bytes_free(&out);
  }

 private:
  void Reload(const summarizer_bytes& saved) {
    summarizer_history* again = nullptr;
    Require(summarizer_history_load(saved.data, saved.size, 0, &again,
                                    nullptr) == SUMMARIZER_OK,
            "what was saved can be loaded");
    summarizer_history_free(again);
  }

  summarizer_code Load(const void* data, size_t size, int which,
                       char** errors) {
    summarizer_history* loaded = nullptr;
    const summarizer_code code =
        summarizer_history_load(data, size, 10000, &loaded, errors);
    Require((code == SUMMARIZER_OK) == (loaded != nullptr),
            "a history where loading succeeds");
    if (loaded == nullptr) return code;
    summarizer_history_free(histories_[which]);
    histories_[which] = loaded;
    return code;
  }

  static summarizer_code Create(const void* data, std::string_view message,
                                char** errors) {
    static const std::string& without_rules = *new std::string(WithoutRules());
    std::string options(message);
    options += without_rules;
    summarizer_engine* made = nullptr;
    const summarizer_code code =
        summarizer_create(data == nullptr ? nullptr : options.data(),
                          options.size(), &made, errors);
    Require((code == SUMMARIZER_OK) == (made != nullptr),
            "an engine where creating succeeds");
    summarizer_free(made);
    return code;
  }

  const summarizer_engine* engine_;
  summarizer_history* histories_[2];
  bool created_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const summarizer_engine* const kEngine = [] {
    summarizer_engine* made = nullptr;
    Require(summarizer_create(nullptr, 0, &made, nullptr) == SUMMARIZER_OK,
            "the defaults are fine");
    return made;
  }();
  FuzzInput input(data, size);
  Caller caller(kEngine);
  for (int calls = 0; calls < kMaxCalls && !input.empty(); ++calls) {
    const uint8_t function = input.TakeByte();
    const uint8_t choice = input.TakeByte();
    // Each message in memory of its own, where reading past its end is found.
    const std::string message(input.TakeUntil("\n===\n"));
    caller.Call(function, choice, message);
  }
  return 0;
}
