#include <iostream>

#include "summarizer/summarizer.h"

int main() {
  const auto summarizer = summarizer::Summarizer::Create();
  if (!summarizer.ok()) {
    std::cerr << summarizer.status() << "\n";
    return 1;
  }

  summarizer::v1::Article flash;
  flash.set_id("flash");
  flash.set_body(
      "A flood in the Lume valley killed 12 people on Saturday. "
      "Boats searched the drowned village of Ostra for survivors.");
  summarizer::v1::Article update;
  update.set_id("update");
  update.set_body(
      "A flood in the Lume valley killed 14 people on Saturday. "
      "Boats searched the drowned village of Ostra for survivors. "
      "The army sent engineers to repair the dyke above the mill.");

  summarizer::History history;
  for (const auto& article : {flash, update}) {
    const auto digest = summarizer->SummarizeAndObserve(article, history);
    if (!digest.ok()) {
      std::cerr << digest.status() << "\n";
      return 1;
    }
    for (const auto& sentence : digest->sentences()) {
      std::cout << digest->article_id() << ": " << sentence.text() << "\n";
    }
  }
}
