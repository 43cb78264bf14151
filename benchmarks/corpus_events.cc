// Kinds of events and the titles of their articles.

#include "benchmarks/corpus_templates.h"

namespace summarizer::benchmarks {

const std::vector<EventType>& EventTypes() {
  static const auto* const kTypes = new std::vector<EventType>{
      // Transport.
      {{"Ferry strikes pier in {city}, {count} hurt",
        "Ferry of {firm} hits pier at {city}",
        "{count} injured as ferry crashes in {city} harbour",
        "Passengers thrown to deck in {city} ferry accident"},
       {{"A ferry of {firm} struck a pier in {city} on {weekday} and {count} "
         "passengers were hurt.",
         "{count} people needed treatment on {weekday} when a ferry run by "
         "{firm} crashed into the quay at {city}.",
         "Passengers were thrown across the deck as a {firm} ferry rammed the "
         "landing stage of {city}, leaving {count} of them injured.",
         "Ambulances took {count} passengers to hospital in {city} after a "
         "ferry belonging to {firm} failed to stop at the pier."},
        {"The captain, {person}, told investigators that the engines did not "
         "answer when he put them astern.",
         "Reverse thrust never came, {person}, who was on the bridge, is "
         "reported to have testified.",
         "Master mariner {person} blames a loss of power during the last "
         "manoeuvre.",
         "“I pulled the lever back and nothing happened,” skipper {person} "
         "recalled."},
        {"The hull was torn open over a length of {count2} metres but the ship "
         "of {firm} stayed afloat.",
         "Divers from {city} found a gash {count2} metres long above the "
         "waterline.",
         "Damage to the plating stretches for {count2} metres, surveyors of "
         "{firm} wrote after a first look.",
         "A rip of {count2} metres now runs along the bow, though no water "
         "got in, {city} heard."},
        {"Sailings between {city} and {city2} are suspended until {date}.",
         "Nobody will cross to {city2} by sea from {city} before {date}.",
         "Until {date}, buses replace the route that links {city} with "
         "{city2}.",
         "{firm} cancelled all departures for {city2} out of {city} up to "
         "{date}."},
        {"{person2} of the {body} said a black box had been recovered and "
         "sent to a laboratory.",
         "Recorder data are being read out in a lab, according to the {body} "
         "and its inspector {person2}.",
         "{person2}, leading the inquiry for the {body}, expects answers from "
         "the voyage logger.",
         "What the instruments stored that morning is in the hands of the "
         "{body}, where {person2} heads the team."}}},
      // Energy.
      {{"{firm} to buy {firm2} for {money}",
        "{firm2} agrees to takeover by {firm}",
        "{firm} and {firm2} unite in {money} deal",
        "Power merger: {firm} wins {firm2}"},
       {{"{firm} has agreed to buy its rival {firm2} for {money} in cash.",
         "Shareholders of {firm2} will receive {money} under a takeover that "
         "{firm} announced on {weekday}.",
         "A {money} acquisition is to bring the power stations of {firm2} "
         "under the roof of {firm}.",
         "With a takeover offer worth {money}, the utility {firm} won the long "
         "race for {firm2} late on {weekday}."},
        {"Chief executive {person} promised that no plant would close before "
         "{year}.",
         "Every generating site stays open at least until {year}, {person} "
         "assured staff in a letter.",
         "{person}, who runs the buyer, ruled out shutdowns prior to {year}.",
         "“We have work for all our turbines through {year},” {person} told "
         "the unions."},
        {"The combined group of {firm} will supply {count} thousand households "
         "and "
         "employ {count2} hundred engineers.",
         "Together {firm} and {firm2} deliver electricity to {count} thousand "
         "homes, with a "
         "technical workforce of {count2} hundred.",
         "Some {count2} hundred technicians and {count} thousand domestic "
         "customers come under the {firm} brand.",
         "The joint network of {firm2} reaches {count} thousand doors and "
         "keeps "
         "{count2} hundred specialists on the payroll."},
        {"The {body} must approve the transaction by {date}.",
         "Regulators at the {body} have until {date} to object.",
         "Clearance from the {body} is expected no later than {date}.",
         "Should the {body} raise concerns, it has to publish them before "
         "{date}."},
        {"Analyst {person2} called the price high given the age of the coal "
         "units near {city}.",
         "In the view of {person2}, a broker, too much was paid for boilers "
         "in {city} that are decades old.",
         "{person2}, who follows the industry, doubts the sum can be earned "
         "back at the elderly {city} works.",
         "Expensive is the word {person2} chose, pointing to chimneys in "
         "{city} due for scrapping."}}},
      // Health.
      {{"Infections force {city} hospital to shut ward",
        "{count} patients ill in {city} clinic outbreak",
        "Hospital in {city} stops admissions after infections",
        "Infections: germ found in water pipes of {city} hospital"},
       {{"The main hospital in {city} closed its surgical ward on {weekday} "
         "after {count} patients fell ill with a bacterium.",
         "An outbreak has infected {count} patients at the hospital of {city}, "
         "where operations were halted on {weekday}.",
         "No more admissions are accepted by the hospital in {city} because "
         "{count} patients caught a dangerous germ.",
         "Doctors at the {city} hospital sent newcomers elsewhere from "
         "{weekday} as the number of infected patients rose to {count}."},
        {"{person}, the medical director, said the source was a filter in the "
         "water supply.",
         "A contaminated cartridge in the plumbing is to blame, {person} "
         "believes.",
         "Swabs led the team around {person} to old pipework behind the "
         "showers.",
         "“It came through the taps,” head physician {person} explained."},
        {"Laboratories of {firm} tested {count2} samples and results are due "
         "on {date}.",
         "{count2} probes went to {firm}, which will report on {date}.",
         "By {date} the analysts of {firm} want to finish work on {count2} "
         "specimens.",
         "{firm} received {count2} vials and plans to present findings on "
         "{date}."},
        {"{person2} of the {body} criticised that relatives were informed "
         "after {days} days only.",
         "Families waited {days} days for a call, which {person2} from the "
         "{body} finds unacceptable.",
         "It took {days} days before next of kin learned anything, {person2} "
         "complained on behalf of the {body}.",
         "Patient advocate {person2} at the {body} deplores a silence of "
         "{days} days."},
        {"Emergency cases are taken by ambulance to {city2}.",
         "Those in urgent need travel to {city2} instead.",
         "{city2} has opened additional beds for critical arrivals.",
         "Paramedics now drive accident victims as far as {city2}."}}},
      // Farming.
      {{"Cattle disease confirmed near {city}",
        "Vets cull {count} cows in {city} district",
        "Cattle farmers around {city} barred from markets",
        "Cattle virus reaches {country}"},
       {{"Veterinarians confirmed a cattle disease on a farm near {city} and "
         "ordered {count} animals to be killed.",
         "{count} cows have to be slaughtered outside {city} since a cattle "
         "virus was detected on a farm.",
         "Authorities in {country} are culling a herd of {count} close to "
         "{city} to stop a cattle disease.",
         "The cattle disease that farmers feared arrived at {city} on "
         "{weekday}, costing a family {count} animals."},
        {"{person}, the chief vet of {country}, drew a protection zone of "
         "{count2} kilometres.",
         "Within a radius of {count2} kilometres nothing on hooves may be "
         "moved, {person} decreed.",
         "A circle measuring {count2} kilometres was sealed off by order of "
         "{person}.",
         "Lorries get turned back {count2} kilometres from the stables, under "
         "rules signed by {person}."},
        {"Owner {person2} noticed blisters on two heifers during milking.",
         "Sores at the mouth alarmed {person2} when the yard was fed at dawn.",
         "It was {person2}, who works the land there, that rang the alarm "
         "over limping calves.",
         "“They refused hay and dribbled,” {person2} said of the first "
         "victims."},
        {"The dairy {firm} has stopped collecting milk in the region until "
         "{date}.",
         "Tankers operated by {firm} will stay away up to {date}.",
         "{firm} is looking for other suppliers and does not expect to return "
         "ahead of {date}.",
         "No litre goes to {firm} before {date}, which leaves parlours with "
         "full tanks."},
        {"The {body} estimates losses at {money}.",
         "Damages of {money} are feared by the {body}.",
         "A bill of {money} awaits the trade, if the {body} has its sums "
         "right.",
         "Economists with the {body} put the harm to exports as high as "
         "{money}."}}},
      // Culture.
      {{"Thieves take {count} paintings from {city} museum",
        "Art worth {money} stolen in {city}",
        "Night raid empties museum at {city}",
        "Hunt for paintings missing in {city}"},
       {{"Thieves broke into the art museum of {city} before dawn on {weekday} "
         "and escaped with {count} paintings.",
         "{count} paintings are missing from the {city} museum following a "
         "burglary on {weekday}.",
         "It needed only minutes for thieves to strip {city} of {count} "
         "paintings that hung in its best known collection.",
         "Empty frames greeted guards of the museum in {city}, where masked "
         "thieves had lifted {count} works of art."},
        {"The stolen pieces are insured for {money} with {firm}.",
         "{firm}, the insurer, faces a claim of {money}.",
         "A policy written by {firm} covers up to {money}.",
         "Their value was put at {money} when {firm} last sent an appraiser."},
        {"Director {person} said an alarm had rung but was taken for a fault.",
         "Sensors warned in vain, admitted {person}, who has led the house "
         "for years.",
         "Because sirens went off so often, {person} conceded, the watchman "
         "ignored them.",
         "“We heard the bell and believed it was the wiring,” curator "
         "{person} confessed."},
        {"Detective {person2} of the {body} is looking for a grey van with "
         "number plates of {country}.",
         "A vehicle registered in {country} plays a part, hinted {person2}, "
         "an officer at the {body}.",
         "The {body} asked drivers for film of a lorry from {country}, "
         "{person2} announced.",
         "Cameras caught a transporter licensed in {country}, according to "
         "{person2} and colleagues at the {body}."},
        {"The building in {city} stays closed to visitors until {date}.",
         "Tickets bought for days up to {date} will be refunded, {surname} "
         "pledged.",
         "Schools and tourists in {city} have to wait for {date} to see the "
         "rooms again.",
         "Not earlier than {date} shall {city} reopen the doors."}}},
      // Sport.
      {{"{city} win cup in extra time",
        "{surname} goal decides cup final for {city}",
        "{city2} beaten by {city} in front of {count} thousand",
        "Cup returns to {city} after {days} years"},
       {{"{city} won the cup final against {city2} with a goal by {person} in "
         "extra time.",
         "{person} scored deep into extra time as {city} beat {city2} in the "
         "final.",
         "A late goal from {person} broke the hearts of {city2} and won the "
         "cup for {city}.",
         "The cup goes to {city}: {person} settled a tense final with {city2} "
         "shortly before penalties."},
        {"A crowd of {count} thousand filled the stadium of {city3}.",
         "{count} thousand spectators watched at the arena in {city3}.",
         "Stands in {city3} were sold out with {count} thousand seats taken.",
         "Some {count} thousand fans had travelled to the ground at {city3}."},
        {"Coach {person2} praised the patience of a young team.",
         "They never lost their nerve, trainer {person2} remarked with pride "
         "about his side.",
         "For {person2}, on the bench since spring, composure made the "
         "difference.",
         "“These kids wait for the moment,” a hoarse {person2} told "
         "television."},
        {"Sponsor {firm} pays a bonus of {money} to the squad.",
         "{money} from {firm} will be shared among the players.",
         "A cheque over {money}, signed by {firm}, waits in the dressing "
         "room.",
         "Victory is worth {money} under the contract with {firm}."},
        {"Referee {person3} sent off a defender {count2} minutes into the "
         "second half.",
         "Playing with ten after {count2} minutes because of a red card shown "
         "by {person3} did not help.",
         "{person3} punished a foul harshly when the clock after the break "
         "read {count2} minutes.",
         "Reduced in number {count2} minutes past half-time, they complained "
         "loudly about whistle-blower {person3}."}}},
      // Courts.
      {{"{surname} jailed for {days} years over fraud",
        "Court in {city} convicts former {firm} boss",
        "{firm} fraud trial ends with prison term",
        "Judges find {surname} guilty of fraud"},
       {{"A court in {city} sentenced {person}, a former manager of {firm}, to "
         "{days} years in prison for fraud.",
         "{person} must go to jail for {days} years because judges at {city} "
         "found him guilty of fraud at {firm}.",
         "Guilty on all counts of fraud: the former boss of {firm}, {person}, "
         "received {days} years from a {city} court.",
         "{days} years in prison is the punishment for {person}, whose "
         "invoices ruined {firm}, a court in {city} decided."},
        {"Prosecutors proved that {money} had gone to accounts in {country}.",
         "Payments of {money} were traced to banks of {country}.",
         "Hidden deposits in {country} held {money}, according to the "
         "indictment.",
         "{country} will be asked to hand back {money} that passed through "
         "its lenders."},
        {"Defence lawyer {person2} announced an appeal by {date}.",
         "A higher instance is to hear the case, {person2} declared, with "
         "papers filed before {date}.",
         "{person2}, counsel for the accused, has until {date} to challenge "
         "the ruling.",
         "“This is not over,” attorney {person2} vowed, preparing a motion "
         "for {date}."},
        {"Of the {count} former workers of {firm} who sued, most saw wages for "
         "the first time.",
         "{count} staff of old had demanded their salaries at {city}.",
         "Dismissed employees, {count} in number, followed {surname} from the "
         "public benches.",
         "Compensation goes to {count} people once on the payroll of {firm}."},
        {"The {body} welcomed the decision as a signal to auditors.",
         "Accountants have been warned, the {body} commented.",
         "From the {body} came applause and advice to those who check "
         "balance sheets.",
         "Satisfaction prevailed at the {body}, which had long criticised lax "
         "controls."}}},
      // Weather.
      {{"Flood drives {count} thousand from homes in {city}",
        "Flood as river bursts banks at {city}",
        "{city} flooded after dam gives way",
        "Rescuers search flooded streets of {city}"},
       {{"A flood forced {count} thousand residents of {city} to leave their "
         "homes on {weekday}.",
         "{count} thousand people were evacuated when the river flooded "
         "{city}.",
         "Boats carried families out of {city} through the night; in all "
         "{count} thousand fled the flood.",
         "The flood emptied whole quarters of {city}, where {count} thousand "
         "residents had to leave."},
        {"Mayor {person} asked the army for pumps and sandbags.",
         "Soldiers should bring equipment to hold the dykes, pleaded "
         "{person}, head of the town hall.",
         "A request for military help was signed by {person} shortly after "
         "midnight.",
         "“We cannot do it alone,” {person} said in an appeal to the "
         "barracks."},
        {"The gauge at {city} rose by {count2} centimetres within {days} "
         "hours.",
         "In {days} hours the level in {city} climbed {count2} centimetres.",
         "Measurements by the {body} show a surge of {count2} centimetres over "
         "{days} hours.",
         "It took {days} hours for the stream to swell {count2} centimetres, "
         "{surname} noted."},
        {"Hydrologist {person2} of the {body} expects the peak to reach "
         "{city2} on {date}.",
         "By {date} the crest will arrive at {city2}, a forecast of the "
         "{body} by {person2} says.",
         "{city2} has to prepare for the worst on {date}, warned {person2} "
         "from the {body}.",
         "Models run at the {body} under {person2} let the wave pass {city2} "
         "on {date}."},
        {"{firm} cut electricity to the lower districts and damage is put at "
         "{money}.",
         "With substations of {firm} drowned, repairs may swallow {money}.",
         "{money} is a first guess at the costs while {firm} keeps cellars "
         "dark.",
         "Insurers reckon with {money}; grid operator {firm} switched off "
         "low-lying streets."}}}};
  return *kTypes;
}

}  // namespace summarizer::benchmarks
