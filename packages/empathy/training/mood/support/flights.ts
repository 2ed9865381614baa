/** Travellers with an airline or an agency, in a chat. */
export const flights = {
  discontent: `
You moved my flight by six hours and I find out by accident?
My bag has been missing for 5 days and every time I get the same text.
I already filled that form in. Twice.
That's not what the lady at the gate said
We were told to wait for a voucher that never came
no. I asked about the refund, not about a new date
4 hours in the queue, one desk open
Why was I put on a different flight without being asked
I can't rebook because your site throws me out at payment every time
So I lose my connection and you offer me a sandwich
You people sold my seat
I have been on hold for two hours and then the line went dead
This is the third change you make to this trip
I want compensation and I want it in writing
It's been 9 weeks since you confirmed the refund!!
nobody at the airport could tell us anything
we slept on the floor with two kids because of you
I don't want a voucher.
Your chat assistant understands nothing
You keep sending me to the agency and the agency sends me back to you
that does not help me, my flight leaves in 2 hours
I paid for extra legroom and sat in the last row
How come the same ticket cost half yesterday
So what exactly did I pay the flexible fare for?
I shouldn't have to pay for a suitcase you lost
I missed my sister's wedding.
You damaged the wheelchair of my father and you ask me for a receipt?
Are you even reading what I write?
no thats wrong again, LHR not LGW
Every agent tells me something different.
I doubt anybody is looking for this bag at all
Not impressed.
My claim was closed without a single word of explanation.
your app says on time, the board says cancelled, who is lying
Never flying with you again
I gave you the booking code at the beginning
It would have been nice if somebody had told us
They refused boarding although we had every paper you asked for
and now you want 200 more from me
I had to buy new clothes for 300 dollars and you refuse to pay
Is there anyone there who can actually decide something?
The seat was broken and the crew did not care
Eight emails, zero answers.
i am so tired of this
You cancelled it, so why is there a cancel fee for ME
Very unhelpful.
I've been very patient until now.
`,
  calm: `
Hi, I'd like to change my flight from Monday to Wednesday.
What is the baggage allowance for economy?
Can I bring a guitar on board?
I need a one way ticket to Lisbon on 3 June.
My booking code is QX7TR2.
2 adults and an infant
No, one way.
No, I would rather leave in the morning.
Is there anything earlier?
Which terminal does it leave from?
My flight was cancelled, what are my options?
My suitcase did not arrive, where do I report it?
I missed my connection because of the delay, can you put me on the next one?
Is my flight on time?
I misspelled my surname, can you correct it?
How do I add my frequent flyer number?
do i need a visa for transit in doha
Could I get a receipt for my employer?
How long does a refund usually take?
I would like to request a wheelchair for my mother
I want to cancel and get the refund to my card.
I want to select a window seat
is it possible to upgrade with points
The website gives an error when I try to check in, could you check me in?
I get a message that my name doesn't match, what does it mean?
the payment didn't go through, should I try it again
I can't find the boarding pass in the app
It says pending, is the ticket booked or not?
Ok so the flight is at 6.40, correct?
That one is fine.
please go ahead
How much would it be to change it?
And with one bag?
That's more than I planned, I'll think about it
I am pregnant, do I need a certificate?
what happens if I miss the second leg
Thanks, that's very clear
Thank you for sorting this out so quickly!
Have a good day
Sorry, I gave you the wrong date, it's the 23rd.
I lost my passport, can I still fly with my ID card?
One of my bags is damaged, how do I make a claim?
I was charged for two seats, can you please check whether I booked both?
Could you send the itinerary again? I deleted it.
We were moved to a later flight, can we keep our seats together?
Are meals included?
I need the vegetarian one
is there wifi on board
I haven't decided yet.
The schedule has changed and the new time doesn't suit us, what else is there?
no worries, we have time
Not yet, I'll do it now
`,
};
