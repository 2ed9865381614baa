/** Electricity, gas and water. Held out: see training/mood/support-lines.ts. */
export const energy = {
  discontent: `
Your estimate is double what I use and you won't come and read the meter
I sent the reading three times and you still bill me on a guess
power has been off for nine hours and your line says "high demand"
No heating with a baby in the house. Day four.
You put my direct debit up to 290 without asking
I closed this account when I moved out a year ago, stop sending me bills
a debt collector?? for a bill you never sent?
I spoke to Dan, then Lisa, then Dan again and nobody knows a thing
That's not my meter number, I've told you that before
the smart meter has been dumb since it was fitted
So I sit here in the cold and you tell me 5 to 7 days
You've owed me 412 pounds since spring, when do I get it?
I don't want to set up a payment plan for money I don't owe!
told someone would be here between 8 and 12, it's 4pm
Nobody turned up.
brown water out of the tap and all you say is let it run
How can you bill me for gas, we don't have gas
switching to you was the biggest mistake
I have asked for a breakdown and got the same bill again
your portal never loads
no I can't send another photo, I've sent you nine
I want this escalated now
You can't just cut people off
Every month the same story with you
it was meant to be corrected on the next bill. it wasn't
the compensation you offer is an insult
Cold shower again this morning, cheers.
Do I need to call the regulator to get an answer?
Same reply as last time, word for word.
Why am I paying a standing charge for a house that burned down
honestly what do you do all day
That's no answer.
`,
  calm: `
I'd like to give you a meter reading.
The reading is 40312.
How do I read a digital meter?
We're moving on the 1st, what do I need to do?
Is there a power cut in my street? 9 Mill Lane.
The heating went off last night, who can I call?
My bill is higher than last month, can you tell me why?
Could you explain the standing charge?
I would like to pay by direct debit.
Can I change the payment date to the 5th?
My smart meter display is blank, is there something I can do?
The water pressure is low since this morning, is there work going on?
I smell gas, what should I do?
What tariff am I on?
do you have a green tariff
no, only electricity
No, I rent it.
I don't have the account number here, can you find me by address?
it's on the back of the letter, one moment
It says 0 3 3 8 1 7
I'm moving out, please send the final bill to my new address.
I think I paid twice by accident, can I have one payment back?
I haven't had a bill since March, is that right?
Am I in credit?
I'd like to be told by text when the power is back.
When is somebody coming to change the meter?
Can it be after 3? I work until then.
The engineer just left, all fine, thank you.
that's clearer now, thanks
ok, I'll send a photo tonight
My husband's name is on the contract, can I be added?
Do you offer help for people with low income?
I might not be able to pay this month, can we spread it?
I can't log in with my old email, could you change it?
Is the boiler cover included?
how long is the contract
What happens when my fixed rate ends?
great, that's cheaper than I thought
it's ok, I can do it online
good evening, question about solar panels
`,
};
