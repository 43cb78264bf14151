// The command from its arguments to its exit status, with the real library.

#include "summarizer/cli/command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "summarizer/cli/console.h"
#include "summarizer/cli/exit_code.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::cli {
namespace {

using ::google::protobuf::util::JsonStringToMessage;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

namespace fs = ::std::filesystem;

constexpr char kNews[] = "testdata/news";

struct Result {
  int exit_code;
  std::string out;
  std::string err;
};

Result RunOn(std::string_view input, const std::vector<std::string>& args) {
  io::MemoryStream in(input);
  io::StringSink out;
  std::ostringstream err;
  const Console console{in, out, err};
  const int exit_code = RunCommand(args, console);
  return {exit_code, out.bytes(), err.str()};
}

Result RunWith(const std::vector<std::string>& args) { return RunOn("", args); }

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines = absl::StrSplit(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<v1::ArticleDigest> ArticleDigests(const std::string& lines) {
  std::vector<v1::ArticleDigest> digests;
  for (const std::string& line : Lines(lines)) {
    EXPECT_TRUE(JsonStringToMessage(line, &digests.emplace_back()).ok())
        << line;
  }
  return digests;
}

// A line for the article `id`, with two sentences of its own and a pasted one.
std::string ArticleLine(const std::string& id) {
  return absl::StrCat(
      R"({"id":")", id, R"(","body":"The council of )", id,
      R"( met on Monday. Its mayor, Ada )", id,
      R"(, resigned. The river has flooded the valley of the old mill four )"
      R"(times since records began."})",
      "\n");
}

class CommandTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  std::string Path(const std::string& name) const { return folder_ / name; }

  std::string Put(const std::string& name, std::string_view bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
    return Path(name);
  }

  static std::string Get(const std::string& path) {
    absl::StatusOr<std::string> bytes = io::ReadFile(path);
    EXPECT_TRUE(bytes.ok()) << bytes.status();
    return bytes.ok() ? *bytes : "";
  }

  std::vector<std::string> Files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path folder_;
};

TEST_F(CommandTest, DigestPicksFromEveryArticleAndSlicesAreExact) {
  const Result result = RunWith({"digest", "--format=json", kNews});
  ASSERT_EQ(result.exit_code, kExitOk) << result.err;
  EXPECT_EQ(result.err, "");
  v1::CorpusDigest digest;
  ASSERT_TRUE(JsonStringToMessage(result.out, &digest).ok());
  std::map<std::string, std::string> bodies;
  for (const auto& entry : fs::directory_iterator(kNews)) {
    bodies[entry.path().stem()] = Get(entry.path());
  }
  ASSERT_FALSE(bodies.empty());
  EXPECT_EQ(digest.articles_size(), static_cast<int>(bodies.size()));
  EXPECT_EQ(digest.stats().articles(), bodies.size());
  EXPECT_FALSE(digest.algorithm_version().empty());
  EXPECT_LE(digest.sentences_size(), 10);
  for (const v1::ArticleDigest& article : digest.articles()) {
    if (article.copy_of().empty()) {
      EXPECT_GT(article.sentences_size(), 0) << article.article_id();
    }
    EXPECT_LE(article.sentences_size(), 3);
    for (const v1::RankedSentence& sentence : article.sentences()) {
      EXPECT_EQ(bodies[article.article_id()].substr(
                    sentence.span().begin(),
                    sentence.span().end() - sentence.span().begin()),
                sentence.text());
    }
  }
}

TEST_F(CommandTest, DigestIsTheSameHoweverItIsRead) {
  std::string lines;
  std::vector<std::string> paths;
  v1::Corpus corpus;
  for (const auto& entry : fs::directory_iterator(kNews)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(fs::path(path).stem());
    article.set_body(Get(path));
    std::string line;
    ASSERT_TRUE(
        google::protobuf::util::MessageToJsonString(article, &line).ok());
    lines += line + "\n";
  }
  // A report reads the articles once more than other formats.
  for (const char* format : {"--format=json", "--format=html"}) {
    const auto with = [format](std::vector<std::string> more) {
      more.insert(more.begin(), {"digest", format});
      return more;
    };
    const std::string expected = RunWith(with({kNews})).out;
    EXPECT_THAT(expected, HasSubstr("Castro Lume"));
    EXPECT_EQ(RunWith(with({"--threads=3", kNews})).out, expected);
    EXPECT_EQ(RunWith(with(paths)).out, expected);
    EXPECT_EQ(RunOn(lines, with({"-"})).out, expected);
    EXPECT_EQ(RunOn(lines, with({"--threads=2", "-"})).out, expected);
    EXPECT_EQ(RunWith(with({Put("a.jsonl", lines)})).out, expected);
    EXPECT_EQ(RunWith(with({Put("a.binpb", corpus.SerializeAsString())})).out,
              expected);
    EXPECT_EQ(RunWith(with({Put("a.textproto", corpus.DebugString())})).out,
              expected);
  }
}

TEST_F(CommandTest, DigestInEveryFormat) {
  v1::CorpusDigest json;
  ASSERT_TRUE(JsonStringToMessage(
                  RunWith({"digest", "--format=json", kNews}).out, &json)
                  .ok());
  v1::CorpusDigest binary;
  ASSERT_TRUE(
      binary.ParseFromString(RunWith({"digest", "--format=binpb", kNews}).out));
  EXPECT_EQ(binary.DebugString(), json.DebugString());
  EXPECT_THAT(RunWith({"digest", "--format=textproto", kNews}).out,
              StartsWith("# proto-file: "));
  const std::string text = RunWith({"digest", kNews}).out;
  EXPECT_THAT(text, StartsWith("WHAT IS NEW\n"));
  EXPECT_EQ(RunWith({"digest", "--format=text", kNews}).out, text);
  const std::string markdown =
      RunWith({"digest", "--format=markdown", kNews}).out;
  EXPECT_THAT(markdown, StartsWith("# What is new in 20 articles\n"));
  const std::string html = RunWith({"digest", "--format=html", kNews}).out;
  EXPECT_THAT(html, StartsWith("<!doctype html>\n"));
  EXPECT_THAT(html, HasSubstr(" data-f=\""));  // Explained without asking.
  for (const v1::ArticleDigest& article : json.articles()) {
    EXPECT_THAT(text, HasSubstr(article.article_id()));
    EXPECT_THAT(html, HasSubstr(article.article_id()));
  }
}

TEST_F(CommandTest, BudgetsAreKept) {
  v1::CorpusDigest digest;
  ASSERT_TRUE(
      JsonStringToMessage(RunWith({"digest", "--format=json", "--words=30",
                                   "--corpus_sentences=2", "--brief", kNews})
                              .out,
                          &digest)
          .ok());
  EXPECT_LE(digest.sentences_size(), 2);
  for (const v1::ArticleDigest& article : digest.articles()) {
    EXPECT_LE(article.stats().selected_words(), 30u);
    EXPECT_THAT(article.suppressed(), IsEmpty());
  }
}

TEST_F(CommandTest, ExplainAddsUp) {
  const Result result =
      RunWith({"articles", "--explain", "--language=en", kNews});
  ASSERT_EQ(result.exit_code, kExitOk) << result.err;
  for (const v1::ArticleDigest& digest : ArticleDigests(result.out)) {
    for (const v1::RankedSentence& sentence : digest.sentences()) {
      double sum = 0;
      for (const auto& feature : sentence.features()) {
        sum += feature.contribution();
      }
      EXPECT_EQ(sum, sentence.score());
    }
  }
}

TEST_F(CommandTest, SentencesAreExactSlicesInOrder) {
  const Result result = RunWith({"sentences", kNews});
  ASSERT_EQ(result.exit_code, kExitOk) << result.err;
  std::set<std::string> kinds;
  std::map<std::string, double> ends;
  for (const std::string& line : Lines(result.out)) {
    EXPECT_THAT(line, StartsWith("{\"articleId\":\""));
    google::protobuf::Struct sentence;
    ASSERT_TRUE(JsonStringToMessage(line, &sentence).ok()) << line;
    const auto& fields = sentence.fields();
    ASSERT_EQ(fields.size(), 5u) << line;
    const std::string& id = fields.at("articleId").string_value();
    const double begin = fields.at("begin").number_value();
    const double end = fields.at("end").number_value();
    EXPECT_LE(ends[id], begin) << line;
    ends[id] = end;
    const std::string body = Get(absl::StrCat(kNews, "/", id, ".txt"));
    EXPECT_EQ(body.substr(static_cast<size_t>(begin),
                          static_cast<size_t>(end - begin)),
              fields.at("text").string_value());
    kinds.insert(fields.at("kind").string_value());
  }
  EXPECT_TRUE(kinds.count("prose"));
  EXPECT_TRUE(kinds.count("heading"));
  EXPECT_GT(kinds.size(), 3u);
}

TEST_F(CommandTest, ArticlesRemembersWhatCameBefore) {
  const Result result =
      RunOn(ArticleLine("Oslo") + ArticleLine("Bergen"), {"articles", "-"});
  ASSERT_EQ(result.exit_code, kExitOk) << result.err;
  const std::vector<v1::ArticleDigest> digests = ArticleDigests(result.out);
  ASSERT_EQ(digests.size(), 2u);
  EXPECT_EQ(digests[0].article_id(), "Oslo");
  EXPECT_EQ(digests[0].stats().repeated() + digests[0].stats().redundant(), 0u);
  EXPECT_EQ(digests[1].stats().repeated() + digests[1].stats().redundant(), 1u);
}

TEST_F(CommandTest, HistoryIsLoadedFirstAndSavedLast) {
  const std::string first = Put("1.jsonl", ArticleLine("Oslo"));
  const std::string second = Put("2.jsonl", ArticleLine("Bergen"));
  const std::string history = "--history=" + Path("h");
  const std::string together = RunWith({"articles", first, second}).out;
  const Result one = RunWith({"articles", history, first});
  ASSERT_EQ(one.exit_code, kExitOk) << one.err;
  const Result two = RunWith({"articles", history, second});
  ASSERT_EQ(two.exit_code, kExitOk) << two.err;
  EXPECT_EQ(one.out + two.out, together);
  EXPECT_THAT(Files(), ElementsAre("1.jsonl", "2.jsonl", "h"));

  // A run that fails leaves it as it was.
  const std::string before = Get(Path("h"));
  EXPECT_EQ(
      RunWith({"articles", history, first, Put("bad.jsonl", "{}\n")}).exit_code,
      kExitBadInput);
  EXPECT_EQ(Get(Path("h")), before);
}

// Interrupts a run after any number of articles, by a bad line, and lets the
// next run finish it.
TEST_F(CommandTest, AnInterruptedRunGoesOnAtItsCheckpoint) {
  const std::vector<std::string> ids = {"Oslo", "Bergen", "Hamar", "Moss",
                                        "Vardo"};
  std::string good;
  for (const std::string& id : ids) good += ArticleLine(id);
  const std::string input = Path("in.jsonl");
  const std::vector<std::string> args = {"articles", "--history=" + Path("h"),
                                         "--checkpoint=2",
                                         "--output=" + Path("out"), input};
  Put("in.jsonl", good);
  ASSERT_EQ(RunWith(args).exit_code, kExitOk);
  const std::string expected_out = Get(Path("out"));
  const std::string expected_history = Get(Path("h"));
  EXPECT_THAT(Files(), ElementsAre("h", "in.jsonl", "out"));

  for (size_t done = 0; done <= ids.size(); ++done) {
    fs::remove(Path("h"));
    fs::remove(Path("out"));
    std::string spoilt;
    for (size_t i = 0; i < ids.size(); ++i) {
      spoilt += i == done ? "bad\n" : ArticleLine(ids[i]);
    }
    Put("in.jsonl", spoilt);
    const int exit_code = RunWith(args).exit_code;
    EXPECT_EQ(exit_code, done < ids.size() ? kExitBadInput : kExitOk);
    EXPECT_EQ(fs::exists(Path("out")), done == ids.size());
    EXPECT_EQ(fs::exists(Path("h.position")), done >= 2 && done < ids.size());
    Put("in.jsonl", good);
    if (done < ids.size()) {
      const Result rest = RunWith(args);
      ASSERT_EQ(rest.exit_code, kExitOk) << rest.err;
      EXPECT_EQ(rest.err.find("going on after") != std::string::npos, done >= 2)
          << rest.err;
    }
    EXPECT_EQ(Get(Path("out")), expected_out) << done;
    EXPECT_EQ(Get(Path("h")), expected_history) << done;
    EXPECT_THAT(Files(), ElementsAre("h", "in.jsonl", "out"));
  }
}

TEST_F(CommandTest, AnInterruptedRunRefusesOtherInput) {
  const std::string history = "--history=" + Path("h");
  const std::string bad = Put("bad.jsonl", ArticleLine("Oslo") + "bad\n");
  ASSERT_EQ(RunWith({"articles", history, "--checkpoint=1", bad}).exit_code,
            kExitBadInput);
  ASSERT_TRUE(fs::exists(Path("h.position")));
  const std::string other = Put("other.jsonl", ArticleLine("Moss"));
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"articles", history, other},
        {"articles", history, "--output=" + Path("out"), bad}}) {
    const Result result = RunWith(args);
    EXPECT_EQ(result.exit_code, kExitBadInput);
    EXPECT_THAT(result.err, AllOf(HasSubstr("an interrupted run"),
                                  HasSubstr("h.position")));
  }
  fs::remove(Path("h.position"));
  EXPECT_EQ(RunWith({"articles", history, other}).exit_code, kExitOk);
}

TEST_F(CommandTest, BadInputSaysWhereAndWhy) {
  struct Case {
    std::vector<std::string> args;
    std::vector<std::string> message;
  };
  const std::string good = Put("good.txt", "Oslo has a new mayor.");
  const Case kCases[] = {
      {{"digest", Path("none.txt")}, {"none.txt", "No such file"}},
      {{"digest", Put("utf8.txt", "ab\xFF")}, {"utf8.txt", "byte 2", "UTF-8"}},
      {{"digest", Put("a.md", "x")}, {"a.md", ".jsonl"}},
      {{"digest", Put("json.jsonl", "{\"body\":\"x\"}\n{\"body\"\n")},
       {"json.jsonl:2: byte "}},
      {{"sentences", Put("nobody.jsonl", "{\"id\":\"x\"}\n")},
       {"nobody.jsonl:1: byte 0", "body"}},
      {{"digest", Put("twice.jsonl", ArticleLine("x") + ArticleLine("x"))},
       {"twice.jsonl:2: byte ", "\"x\"", "twice.jsonl:1"}},
      {{"digest", "--threads=2", Path("twice.jsonl")}, {"twice.jsonl:2"}},
      {{"digest",
        "--rules=" + Put("r.textproto",
                         "rules { name: 'broken' pattern: '(' "
                         "scope: SCOPE_LINE "
                         "action: ACTION_SUPPRESS }"),
        good},
       {"broken"}},
      {{"digest",
        "--options=" + Put("o.textproto", "article_budget { max_words: -1 }"),
        good},
       {"article_budget"}},
      {{"digest", "--options=" + Put("p.textproto", "no_such_field: 1"), good},
       {"p.textproto:1: byte ", "no_such_field"}},
      {{"digest", "--options=" + Path("none"), good}, {"none: No such file"}},
      {{"articles", "--history=" + Put("h", "garbage"), good}, {"h: "}},
      {{"digest", "--output=" + Path("no/such/folder"), good},
       {"no/such/folder"}},
  };
  for (const Case& c : kCases) {
    const Result result = RunWith(c.args);
    EXPECT_EQ(result.exit_code, kExitBadInput) << c.message[0];
    EXPECT_THAT(result.err, StartsWith("summarize: "));
    for (const std::string& part : c.message) {
      EXPECT_THAT(result.err, HasSubstr(part));
    }
    EXPECT_EQ(Lines(result.err).size(), 1u) << result.err;
    EXPECT_EQ(result.out, "");
  }
}

TEST_F(CommandTest, SkipBadDigestsTheRest) {
  const std::string lines =
      ArticleLine("Oslo") + "bad\n" + ArticleLine("Oslo") + ArticleLine("Moss");
  const std::vector<std::string> inputs = {
      Path("none.txt"), Put("a.jsonl", lines), Put("utf8.txt", "\xFF")};
  std::vector<std::string> args = {"digest", "--format=json", "--skip_bad"};
  args.insert(args.end(), inputs.begin(), inputs.end());
  const Result digest = RunWith(args);
  ASSERT_EQ(digest.exit_code, kExitOk) << digest.err;
  v1::CorpusDigest parsed;
  ASSERT_TRUE(JsonStringToMessage(digest.out, &parsed).ok());
  EXPECT_EQ(parsed.stats().articles(), 2u);
  EXPECT_EQ(parsed.stats().bad_articles(), 4u);
  EXPECT_THAT(digest.err, HasSubstr("none.txt: No such file"));
  EXPECT_THAT(digest.err, HasSubstr("a.jsonl:2: byte "));
  EXPECT_THAT(digest.err, HasSubstr("a.jsonl:3: byte "));
  EXPECT_THAT(digest.err, HasSubstr("utf8.txt"));
  EXPECT_THAT(digest.err, HasSubstr("passed over 4 bad inputs\n"));
  args.insert(args.begin() + 1, "--threads=2");
  EXPECT_EQ(RunWith(args).out, digest.out);
  *std::find(args.begin(), args.end(), "--format=json") = "--format=html";
  const Result report = RunWith(args);
  EXPECT_EQ(report.exit_code, kExitOk);
  EXPECT_THAT(report.out, HasSubstr("4 articles that could not be read"));
  EXPECT_EQ(report.err, digest.err);

  // In a stream, an article seen again replaces itself.
  const Result articles = RunWith({"articles", "--skip_bad", inputs[1]});
  EXPECT_EQ(articles.exit_code, kExitOk);
  EXPECT_EQ(ArticleDigests(articles.out).size(), 3u);
}

TEST_F(CommandTest, OutputAppearsWholeOrNotAtAll) {
  const std::string good = Put("good.jsonl", ArticleLine("Oslo"));
  const std::string bad = Put("bad.jsonl", ArticleLine("Moss") + "bad\n");
  for (const std::string verb : {"digest", "articles", "sentences"}) {
    const std::string output = "--output=" + Path("out");
    const Result failed = RunWith({verb, output, good, bad});
    EXPECT_EQ(failed.exit_code, kExitBadInput);
    EXPECT_EQ(failed.out, "");
    EXPECT_THAT(Files(), ElementsAre("bad.jsonl", "good.jsonl"));
    const Result fine = RunWith({verb, output, good});
    EXPECT_EQ(fine.exit_code, kExitOk);
    EXPECT_EQ(fine.out, "");
    EXPECT_EQ(Get(Path("out")), RunWith({verb, good}).out);
    fs::remove(Path("out"));
  }
}

TEST_F(CommandTest, EmptyInputIsFine) {
  fs::create_directories(Path("empty"));
  for (const std::string verb : {"digest", "articles", "sentences"}) {
    for (const std::string& path :
         {Path("empty"), Put("e.txt", ""), Put("e.jsonl", "\n"),
          Put("b.jsonl", "{\"body\":\"\"}"), std::string("-")}) {
      const Result result = RunWith({verb, path});
      EXPECT_EQ(result.exit_code, kExitOk) << verb << path << result.err;
      EXPECT_EQ(result.err, "");
    }
  }
}

TEST_F(CommandTest, RulesAreApplied) {
  const std::string rules =
      Put("r.textproto",
          "name: 'mine' rules { name: 'sponsor' pattern: 'Sponsored by .*' "
          "scope: SCOPE_LINE action: ACTION_SUPPRESS }");
  const std::string input =
      Put("a.txt", "Oslo has a new mayor.\n\nSponsored by Acme.\n");
  const Result result = RunWith({"sentences", "--rules=" + rules, input});
  EXPECT_EQ(result.exit_code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("\"kind\":\"sponsor\""));
}

TEST_F(CommandTest, UsageAndHelp) {
  EXPECT_EQ(RunWith({}).exit_code, kExitBadUsage);
  const Result unknown = RunWith({"digest", "--frobnicate", "x"});
  EXPECT_EQ(unknown.exit_code, kExitBadUsage);
  EXPECT_EQ(unknown.out, "");
  EXPECT_THAT(unknown.err, HasSubstr("--frobnicate"));
  const Result help = RunWith({"digest", "--help"});
  EXPECT_EQ(help.exit_code, kExitOk);
  EXPECT_THAT(help.out, HasSubstr("--corpus_words"));
  EXPECT_EQ(help.err, "");
}

// Fails to write after the first bytes, as a full disk or a closed pipe does.
class FailingSink : public io::ByteSink {
 public:
  explicit FailingSink(absl::Status status) : status_(std::move(status)) {}
  absl::Status Write(std::string_view) override { return absl::OkStatus(); }
  absl::Status Flush() override { return status_; }

 private:
  absl::Status status_;
};

TEST_F(CommandTest, OutputThatCannotBeWritten) {
  const std::string input = Put("a.jsonl", ArticleLine("Oslo"));
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"digest", input},
        {"articles", input},
        {"sentences", input},
        {"--help"}}) {
    io::MemoryStream in("");
    std::ostringstream err;
    FailingSink closed(absl::CancelledError("standard output: closed"));
    EXPECT_EQ(RunCommand(args, Console{in, closed, err}), kExitBadInput);
    EXPECT_EQ(err.str(), "");
    FailingSink full(absl::UnknownError("standard output: No space left"));
    EXPECT_EQ(RunCommand(args, Console{in, full, err}), kExitBadInput);
    EXPECT_EQ(err.str(), "summarize: standard output: No space left\n");
  }
}

}  // namespace
}  // namespace summarizer::cli
