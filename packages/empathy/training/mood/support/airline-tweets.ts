/** Public posts to airlines. Held out: see training/mood/support-lines.ts. */
export const airlineTweets = {
  discontent: `
@flyfar stuck on the tarmac for 3 hours, no water, no info
@flyfar lost my bag and your lost bag number just rings out
thx @flyfar for cancelling my flight 40 min before departure. classy
@flyfar 6 hr delay and a $5 voucher are you kidding
.@flyfar you broke my guitar
@flyfar I've been rebooked 4 times in 2 days, get it together
@flyfar can't reach anyone by phone, chat or carrier pigeon
never again @flyfar
@flyfar agent at JFK was so rude to my mom
what is the point of a reservation if you give away my seat @flyfar
@flyfar why do you cancel the connection and not tell the passenger
@flyfar 3rd email, still no response about my refund
@flyfar no gate agent, no plane, no update. typical
I will never understand how @flyfar stays in business
@flyfar so how do I get home?? you're no help
@flyfar your website is garbage, keeps erroring out when I check in
@flyfar you guys left my stroller in Denver, I have a 1yo
on hold with @flyfar for 117 minutes. that's longer than my flight
@flyfar hire more people. line at DFW is insane
@flyfar that's not an answer to my question
@flyfar paid for wifi that didn't work, entire 9h flight
Dear @flyfar, it's been a month. Where are my 600 dollars?
@flyfar missed my connection bc you had no crew. slept on a bench
@flyfar u told me 20 mins, 2 hrs ago
@flyfar worst airline, hands down
@flyfar bags on the carousel after 75 min. embarrassing
@flyfar so disappointed, used to be my favorite
@flyfar separated me from my 5 year old on a full flight and shrugged
`,
  calm: `
@flyfar do you fly to Oslo in winter?
@flyfar is flight 224 on time?
@flyfar thanks for the upgrade today, made my week!
@flyfar can I bring a surfboard
@flyfar left my kindle at seat 14C on FF88, who should I contact?
@flyfar how do I add my known traveler number?
@flyfar just followed, can you DM me?
@flyfar conf number is KJ88QP
@flyfar landed early, thank you captain!
@flyfar what are the wait times at ORD security this morning?
@flyfar are you hiring pilots
@flyfar my flight got cancelled bc of the storm, how can I rebook online?
@flyfar bag didn't make it to Austin, where do I file?
@flyfar great crew on FF301, esp. Maria
@flyfar does the 737 have power outlets
@flyfar ok thanks for checking
@flyfar when do you release the summer schedule?
@flyfar I need to change the name on a ticket, is that possible
@flyfar first time flying with you guys tomorrow, excited
@flyfar the link in your email gives a 404, is there another one?
@flyfar yes, it was delivered last night. thanks for following up
@flyfar can I get a refund if I cancel within 24 hrs?
@flyfar any chance to move to an earlier flight today?
@flyfar how much to bring a small dog in cabin
@flyfar beautiful sunrise from 11A
@flyfar we have a tight connection in ATL, 35 min. will we make it?
@flyfar does the lounge in SEA have showers
@flyfar understood, appreciate the quick response
`,
};
