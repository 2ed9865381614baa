/** Films, music and games: subscribers and players. */
export const streaming = {
  discontent: `
u banned me for nothing
lost all my progress after your patch, 200 hours gone
I paid for the skins and got nothing, gimme my money back
cancelled in january you still take 12.99 EVERY MONTH
buffers every 10 seconds, unwatchable
sorry is not gonna give me my account back
Ads in a plan that was sold as ad free. Nice one.
"we're aware of the issue" since three weeks lol
The match froze right at the penalty, unbelievable
you've raised the price twice this year and removed half of the films
Can't cancel anywhere on the site, you hide the button on purpose
no, i dont want to pause it I want to CANCEL
bot answers. again. wow
got kicked out of ranked because of YOUR servers and now im the one with the penalty
My account was hacked and you treat me like the criminal
I've told u my username 3 times
Sound out of sync in everything, tried on three tvs, your fault not mine
support ticket open for 26 days
why do i even pay for premium
pls dont send me that article again
this app has gone downhill so much
That is not a solution
Refused my refund after 12 minutes of play, joke of a company
Subtitles have been wrong since the beginning of the season and nobody fixes it
my kids account can see adult content although I set the filter. how irresponsible
are you guys even working today
it keeps asking for the code and the code never comes, i give up
Bought a gift card, code invalid, shop says ask you, you say ask the shop
deleted my playlists, thanks a bunch
I don't believe you anymore
worst update ever
yeah right, "soon"
You cannot just take a film away that I bought
another crash another lost evening
this is going nowhere
servers down on a saturday night. every. single. week.
I do not accept that
what a letdown
`,
  calm: `
How do I cancel my subscription?
can i watch on two tvs at the same time
Is the new season available in my country?
How do i change the language of subtitles?
I forgot which email I used to sign up.
The app isn't on my tv's store, what can I do?
picture is a bit blurry, is that my internet?
I restarted the console, still the same error code 1001
error code is NW-2-5
PS5
On the app, not the browser.
I'd like to redeem a gift card
code is AB12-99XX
How do I set up a profile for kids?
is there a student discount
When's the next payment due?
Can I switch from monthly to yearly?
I was charged 9.99, but I thought the trial was still on. Could you check?
I bought the wrong edition, can I swap?
My account says suspended, what do I need to do?
I think someone else is using my account, how do I log out everywhere
i didn't get the bonus coins from the event, when do they come
How can I report a player?
Do the servers have maintenance today?
can I download films for a flight
how do I delete my watch history
What's the difference between standard and premium?
No I haven't tried that yet
no, only on wifi
it plays now, ty
nice, works
Thanks for the quick help!!
awesome thx
You're awesome, thank you
love the new season btw
lol ok
Haha yes exactly
I'd like to pause for two months while I'm away.
How do I get my playlist onto my new phone?
is the concert going to be streamed
Could you add the film about the mountain climbers? Would love to see it.
i can't hear any sound in the trailer, do others have sound?
Can I get the invoice by mail
Which console versions are supported
sure, one sec, booting it up
my brother's account works, mine doesn't. what could it be?
Will my saves be kept if I uninstall?
i got disconnected, sorry, where were we
the game won't start since the patch. do i have to reinstall?
`,
};
