/** Mobile, landline and internet customers. */
export const telecom = {
  discontent: `
internet down AGAIN, 3rd time this month
I pay for 200 mbps and get 8
The engineer never showed up and I took a day off for it.
you have cut off my line although I paid the bill
I've already restarted that router ten times, stop telling me to restart it
That is what your colleague made me do yesterday and it changed nothing
still no signal, still no answer
been without landline since the 2nd, my mother is 84 and alone
Why does my bill go up every month?
You promised 30 a month and charge me 47
I didnt order this tv package!!! take it off
every time I call I get a different price
i am not going through the whole menu again
I want to cancel and you keep transferring me, it's ridiculous
you just put me back in the queue
my contract ended in January, why is money still leaving my account
I've spent 6 hours with your support this week
Speed drops every evening and you keep saying there is no fault
so basically you cannot help
the technician was here for 5 minutes, made a hole in the wall and left
Two weeks to port a number? It was supposed to take one day.
I'm paying for nothing here
Nope, still the same problem as before.
It worked fine until you "upgraded" it
when is somebody going to take this seriously
No no no. That is not my number.
I told you, I don't have an iphone
Your coverage map is a lie
I was cut off in the middle of the call, for the second time.
You should refund those weeks
If this isn't fixed by friday I'm leaving for good
roaming cost me 300 and nobody warned me
I'm not asking for a discount, I ask for what I pay for
that didn't solve anything
Come on, it's been a month
The sim you sent doesnt work either
Can somebody competent please look at this
Your text says "resolved". It is not resolved.
How hard can it be to change a name on a bill
i work from home and lose money every hour this is down
nothing but excuses
Absolute shambles of a company
I regret switching to you
Customer for 11 years and this is what I get
no wonder everybody is leaving you
What do you mean there is no appointment before the 20th
The line is so bad that I can't hear anyone, and you do nothing about it
`,
  calm: `
Hi, I would like to know when my contract ends.
my internet is slow today, is there an outage?
The wifi does not reach the upstairs rooms, what could I do?
Router light is orange, what does that mean?
yes I restarted it, the light is green now
It's a fritzbox 7590
How do I set up voicemail?
I'd like to keep my old number
i want to switch to a cheaper plan
Which plan has the most data?
how do i activate my esim
The sim hasn't arrived yet, when was it sent?
Can I use my data in Switzerland?
What is my PUK?
My phone was stolen, could you block the sim?
I need an appointment with a technician, mornings are best.
Could we move the appointment to Thursday?
The technician came and everything works now, thanks!
It's working again, thank you
There is a charge for 4.99 on my bill I don't recognise, what is it?
can you explain the item "service fee"
I moved house, how do I take my contract with me?
I want to cancel my contract at the end of the term.
Is there a fee when I cancel early?
My landline has no dial tone, can you run a test?
I get a signal outside but not in the kitchen
it drops every few minutes since yesterday
No, only the tv. The internet is fine.
no, mobile
The number ends in 778.
prepaid
last four digits 0093
Do you also sell phones?
Does the new router come with cables?
I'd like to add my daughter to the family plan
How do I turn off roaming?
The app shows 0 GB left, is that right?
Where can I see my usage?
Could you send me the bill as a pdf?
I will try that and write again.
Let me check the cable. One sec
ok so i press and hold for 10 seconds
Done. It's blinking now.
Good, that helped
Thanks for the explanation
I did not receive the code by text, could you send it again?
I never used voicemail, can you switch it off?
what does ip address mean
I'm not very technical, sorry
Is 5G available in my area? Postcode 8004
When will the maintenance be over?
Fine, I'll wait for the letter then.
no hurry
`,
};
