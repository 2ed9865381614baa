/** Public posts to support accounts of shops, phone companies, banks and railways. */
export const tweets = {
  discontent: `
@acme your service is a joke
@acmesupport 2 hours on hold and counting. Cheers.
hey @acme any chance of a reply this week?
@acme thanks for nothing 👏
So @acme has now lost my parcel TWICE. Slow clap.
.@acme worst customer service I have ever dealt with, avoid
@telecoz no internet since monday and your DM bot tells me to switch it off and on 🙄
@acme DM'd you 3 days ago. nothing.
Love paying £45 a month for no signal @telecoz
Another day another cancelled train. Sort it out @northline
@northline standing for 2 hrs, no heating, £60 ticket. Disgraceful
@bankly locked out of my account and nobody picks up, what a way to treat customers
@acme why bother having a help account if you never help
Wow @acme. Just wow.
@shopz been told 24h by four different people. It's been 9 days
great job @shopz, delivered to a house that's not mine
@acme I'm done. moving to your competitor
dont ever buy from @shopz they take your money & ghost you
@telecoz still waiting for that call back you promised...
how is this acceptable @northline ???
@bankly app down on payday again. every month!!
@acme you've asked me for my order number 5 times now smh
Absolutely fuming with @shopz
@shopz no I won't DM you AGAIN with the same info
@northline what's the excuse today then
@acme I want my money back you crooks
Pretty shocking that a company this size can't answer an email @acme
@telecoz your engineer no show AGAIN. took unpaid leave for this
@acme so that was a lie then
ever heard of customer service @bankly? asking for a friend
My 80 yo nan has been without a phone for 2 weeks @telecoz shame on you
@shopz ordered next day delivery. that was last thursday lol
@acme not good enough guys
@acme seriously?? that's your answer
@northline delay repay rejected because "train not found", I was ON it
Fix your website @acme it's been broken for days
@bankly charged me a fee for being charged a fee 😡
0/10 would not recommend @shopz
@telecoz another price rise for a worse service, greedy
`,
  calm: `
@acme hi, do you ship to Ireland?
@acmesupport which DM should I send my order number to?
@telecoz is there an outage in BS5? no signal here since this morning
@northline is the 17:42 running today?
@northline hi, left my umbrella on the 8.15 from Leeds, who do I ask?
thanks @acme, got it sorted in two minutes 👍
@acme you guys rock, parcel arrived a day early
Big thanks to Priya at @telecoz, super helpful
@shopz when does the sale start?
@shopz will the green jacket be back in stock?
@bankly how do I change my address in the app?
@bankly my app won't open after the update, any tips? iPhone 12
@acme DM sent :)
@acme ok will do, thanks
@telecoz done, it's back on now
@northline can I use my off peak ticket at 9.30
@shopz is the offer valid in stores too?
Just got my new phone from @telecoz, love it
@acme yes it was order 8841
@acme it's for the UK store
Hey @shopz, my code SPRING10 isn't working, has it expired?
@acme my delivery says tomorrow but I'm away, can it go to a neighbour?
@bankly are your branches open on the bank holiday?
@northline which platform for York?
@telecoz what's the number for business support?
@acme no worries, thanks for looking into it
@shopz sent you a message with the details, no rush
@acme haha fair enough
@telecoz could you tell me how to unlock my handset?
@acme got an email asking for my password, is this from you or phishing?
@bankly lost my card, best number to call?
@northline any idea how long the delay will be?
Well done @northline, on time and a free coffee ☕
@acme received a broken cup, where can I send a photo?
@shopz hi, item missing from my order, what's the best way to contact you
Shout out to the @acme driver who carried it upstairs
@telecoz when's 5g coming to Derby
@acme what time do lines open tomorrow
`,
};
