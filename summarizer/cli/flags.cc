#include "summarizer/cli/flags.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <sstream>
#include <string_view>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "summarizer/cli/exit_code.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/input_files.h"
#include "summarizer/io/text_layout.h"
#include "summarizer/summarizer.h"

namespace summarizer::cli {
namespace {

constexpr std::string_view kVerbs[] = {"digest", "articles", "sentences"};

constexpr char kPathHelp[] =
    "Articles: a .txt file (one article), a .jsonl file (one article a line), "
    "a .textproto or .binpb file (a Corpus), a folder of these, or - for JSON "
    "lines on standard input";

constexpr char kFooter[] =
    "Run summarize VERB --help for the flags of a verb, and examples.\n\n"
    "Examples:\n"
    "  summarize digest news/\n"
    "  summarize digest --format=html --output=report.html news/\n"
    "  summarize articles --history=seen.bin feed.jsonl\n\n"
    "Exit status: 0 fine, 1 bad input, 2 bad usage.";

constexpr char kDigestFooter[] =
    "A text digest is as wide as the terminal that shows it, and has colour\n"
    "there unless NO_COLOR is set.\n\n"
    "Examples:\n"
    "  # What is new in a folder of articles, in five sentences.\n"
    "  summarize digest --corpus_sentences=5 news/\n"
    "  # A report to be opened in a browser, with every article in full.\n"
    "  summarize digest --format=html --output=report.html news/\n"
    "  # Markdown for an issue or a mail, with at most 300 words.\n"
    "  summarize digest --format=markdown --corpus_words=300 feed.jsonl\n"
    "  # The pasted background, as JSON, of what another program writes.\n"
    "  export-articles | summarize digest --format=json - | jq .background";

constexpr char kArticlesFooter[] =
    "An interrupted run with --checkpoint leaves its input position in\n"
    "FILE.position. The next run with that --history and the same inputs goes\n"
    "on there: no article is lost or observed twice. What was printed after\n"
    "the last checkpoint is printed again; a file given with --output has\n"
    "everything once. A pipe is expected to go on where it was interrupted.\n"
    "To start over instead, delete FILE.position.\n\n"
    "Examples:\n"
    "  # A stream that never ends, with a memory.\n"
    "  tail -F feed.jsonl | summarize articles --history=feed.history "
    "--checkpoint=1000 -\n"
    "  # Today's articles against all days before.\n"
    "  summarize articles --history=seen.bin today/\n"
    "  # One sentence of each article, without what was left out.\n"
    "  summarize articles --sentences=1 --brief news.jsonl";

constexpr char kSentencesFooter[] =
    "Examples:\n"
    "  # The furniture of an article.\n"
    "  summarize sentences page.txt | grep -v '\"kind\":\"prose\"'\n"
    "  # What rules of your own find.\n"
    "  summarize sentences --rules=mine.textproto news/ | jq -r .kind | sort | "
    "uniq -c";

// A help text in lines that fit a terminal beside the flags.
std::string Wrapped(std::string_view help) {
  constexpr size_t kHelpWidth = 50;
  std::string text;
  io::AppendWrapped("", help, kHelpWidth, text);
  text.pop_back();  // The last line feed is CLI11's.
  return text;
}

// Adds a flag for a whole number from `min` to `max`. CLI11's own numbers would
// take 010 for 8.
template <typename Number>
CLI::Option* AddNumber(CLI::App& verb, const std::string& name,
                       std::optional<Number>& target, Number min, Number max,
                       const std::string& help) {
  const auto read = [name, min, max, &target](const std::string& text) {
    Number value;
    if (!absl::SimpleAtoi(text, &value) || value < min || value > max) {
      // CLI11 expects this, and ParseFlags catches it.
      throw CLI::ValidationError(
          name, absl::StrCat("expected a whole number from ", min, " to ", max,
                             ", got \"", text, "\""));
    }
    target = value;
  };
  return verb.add_option_function<std::string>(name, read, Wrapped(help))
      ->type_name("N");
}

void AddText(CLI::App& verb, const std::string& name,
             std::optional<std::string>& target, const std::string& type,
             const std::string& help) {
  verb.add_option_function<std::string>(
          name, [&target](const std::string& text) { target = text; },
          Wrapped(help))
      ->type_name(type);
}

// Flags that all verbs have.
void AddCommonFlags(CLI::App& verb, Flags& flags) {
  constexpr int32_t kMax = std::numeric_limits<int32_t>::max();
  verb.add_option("PATH", flags.paths, Wrapped(kPathHelp))
      ->required()
      ->type_name("");
  AddNumber<int32_t>(verb, "--sentences", flags.sentences, 0, kMax,
                     "At most N sentences of each article (default 3)")
      ->excludes(AddNumber<int32_t>(verb, "--words", flags.words, 0, kMax,
                                    "At most N words of each article"));
  AddNumber<int32_t>(verb, "--corpus_sentences", flags.corpus_sentences, 0,
                     kMax,
                     "At most N sentences of all articles together (default "
                     "10)")
      ->excludes(
          AddNumber<int32_t>(verb, "--corpus_words", flags.corpus_words, 0,
                             kMax, "At most N words of all articles together"));
  verb.add_option("--rules", flags.rules,
                  Wrapped("Rules for furniture, metadata and boosts, tried "
                          "before all others: a RuleSet in protobuf's text "
                          "format. Repeatable"))
      ->type_name("FILE")
      ->allow_extra_args(false);
  AddText(verb, "--options", flags.options, "FILE",
          "SummarizerOptions in protobuf's text format. Other flags override "
          "it");
  AddText(verb, "--language", flags.language, "TAG",
          "Language of articles that name none, as BCP-47 (default en), and "
          "the one whose data are used: articles in another are split by "
          "Unicode's rules and not stemmed. Rules for furniture go by each "
          "article's language");
  verb.add_flag("--explain", flags.explain,
                Wrapped("Print the features behind each sentence's score. html "
                        "always has them"));
  verb.add_flag("--brief", flags.brief,
                "Leave out the lists of suppressed text");
  verb.add_flag_function(
      "--trim,!--no_trim", [&flags](int64_t count) { flags.trim = count > 0; },
      Wrapped("Trim sentences for reading: connecting words, named media, "
              "empty parentheses. Without either flag, text, markdown and html "
              "do"));
  AddNumber<uint32_t>(verb, "--threads", flags.threads, 0, 1024,
                      "Threads to use");
  AddText(verb, "--output", flags.output, "FILE",
          "Write there instead of to standard output; the file appears whole, "
          "at the end");
  verb.add_flag("--skip_bad", flags.skip_bad,
                Wrapped("Pass over bad files and articles; standard error "
                        "says which"));
}

void AddDigest(CLI::App& app, Flags& flags) {
  CLI::App& verb =
      *app.add_subcommand("digest", "Print what is new in all articles");
  AddCommonFlags(verb, flags);
  verb.add_option_function<std::string>(
          "--format",
          [&flags](const std::string& name) {
            const auto format = io::ParseDigestFormat(name);
            if (!format.has_value()) {
              throw CLI::ValidationError(
                  "--format",
                  absl::StrCat("expected text, json, textproto, binpb, "
                               "markdown or html, got \"",
                               name, "\""));
            }
            flags.format = *format;
          },
          Wrapped("text (default), json, textproto, binpb, markdown or html: a "
                  "report in one file"))
      ->type_name("FORMAT");
  verb.footer(kDigestFooter);
  verb.parse_complete_callback([&flags] { flags.verb = Verb::kDigest; });
}

void AddArticles(CLI::App& app, Flags& flags) {
  CLI::App& verb = *app.add_subcommand(
      "articles",
      Wrapped("Print what is new in each article after those before it, as one "
              "ArticleDigest of JSON a line"));
  AddCommonFlags(verb, flags);
  AddText(verb, "--history", flags.history, "FILE",
          "What was seen in earlier runs. Loaded first if it exists, saved "
          "last");
  AddNumber<uint64_t>(verb, "--checkpoint", flags.checkpoint, 1,
                      std::numeric_limits<uint64_t>::max(),
                      "Save the history and the input position after every N "
                      "articles")
      ->needs("--history");
  verb.footer(kArticlesFooter);
  verb.parse_complete_callback([&flags] { flags.verb = Verb::kArticles; });
}

void AddSentences(CLI::App& app, Flags& flags) {
  CLI::App& verb = *app.add_subcommand(
      "sentences",
      Wrapped(
          "Print every sentence as a line of JSON: articleId, begin, end, "
          "text, kind (prose, heading, or the name of the furniture rule)"));
  AddCommonFlags(verb, flags);
  verb.footer(kSentencesFooter);
  verb.parse_complete_callback([&flags] { flags.verb = Verb::kSentences; });
}

Answer BadUsage(const std::string& message) {
  return {kExitBadUsage,
          absl::StrCat("summarize: ", message,
                       "\nRun summarize --help, or summarize VERB --help.\n")};
}

}  // namespace

std::variant<Flags, Answer> ParseFlags(const std::vector<std::string>& args) {
  Flags flags;
  CLI::App app("Says what is new in articles.", "summarize");
  app.require_subcommand(1);
  app.set_version_flag(
      "--version",
      absl::StrCat("summarize ", io::AbslView(Version()), ", algorithm ",
                   io::AbslView(AlgorithmVersion())));
  app.footer(kFooter);
  AddDigest(app, flags);
  AddArticles(app, flags);
  AddSentences(app, flags);
  // CLI11 calls it a subcommand, and an unknown one a missing one.
  if (args.empty() ||
      (!absl::StartsWith(args[0], "-") &&
       std::count(std::begin(kVerbs), std::end(kVerbs), args[0]) == 0)) {
    return BadUsage(absl::StrCat(
        "expected a verb: digest, articles or sentences",
        args.empty() ? "" : absl::StrCat(", got \"", args[0], "\"")));
  }
  try {
    // It wants them the other way round.
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return BadUsage(error.what());
    std::ostringstream text;
    app.exit(error, text, text);
    return Answer{kExitOk, text.str()};
  }
  if (std::count(flags.paths.begin(), flags.paths.end(), io::kStandardInput) >
      1) {
    return BadUsage("PATH: standard input can be given once only");
  }
  return flags;
}

}  // namespace summarizer::cli
