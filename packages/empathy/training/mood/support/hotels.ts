/** Guests and people who want to be: rooms, bookings, cancellations. */
export const hotels = {
  discontent: `
I booked a sea view and you gave me a car park view
we have been standing at reception for 40 minutes and nobody comes
I asked for a quiet room and got the one next to the lift
no, I said two nights, not three
that's not the hotel I booked
You've put the wrong dates in again.
I already gave you my dates
The room smells of smoke although I asked for non smoking twice.
I was told breakfast was included and now there it is on the bill
Is this how you treat returning guests?
The photos on your site have nothing to do with the room we got.
air conditioning has been dead since we arrived, third night now
I called reception five times last night about the noise, nothing was done
You cancelled my booking one day before arrival??
so i have no room tonight because of your mistake
The deposit was supposed to be back on my card within a week, it's been a month
Honestly, for this price I expected clean towels.
We will not be staying with you again.
I don't care about your policy, I was in hospital
your cancellation policy is a rip off
You charge 80 euros for a crib? Really?
That is a very poor answer.
i explained it to three colleagues of yours and every time I begin from zero
The key card failed again, it's the fourth time today I go down.
No hot water. Again.
the pool is closed and nobody thought to tell us before we paid
I'd like to know who is responsible for this mess
Not what was promised.
I don't see why I should pay for a night I couldn't sleep
and nobody bothered to inform us
You are just repeating what the website says
We were given a twin room instead of a double on our honeymoon, very disappointing.
I have been trying to change this reservation since monday
Your form rejects my card every single time
Thanks for ruining our anniversary.
Forget it, I'll book somewhere else.
How can a confirmed booking just disappear from your system?
Still no confirmation, I paid two days ago
Nobody answers the phone at the hotel and you tell me to phone the hotel
That's no use to me, I'm arriving in an hour
the wifi we paid extra for does not work in the room
Dirty sheets, broken lamp, and the manager laughed at me.
I am writing for the second time because my first message was ignored
I don't think that is fair
You said someone would come up in ten minutes, that was two hours ago
My wife found hair in the bath, this is disgusting
So you won't refund anything at all?
This was the worst stay we ever had.
`,
  calm: `
Hello, I'd like to book a double room for two nights from the 14th.
Could we get a room on a lower floor? My mother uses a wheelchair.
Do you have parking?
What time is check-in?
is there a late check out and what does it cost
I need to cancel my booking for next weekend, how do I do that?
We'll arrive around 11pm, is that a problem?
No, just one room please.
No, the 15th, not the 14th. Sorry, my typo.
Is it possible to add a third person to the reservation?
I would like an extra bed for my son
Can I pay on arrival?
The booking reference is HX9921.
The name is Okafor, O-K-A-F-O-R.
Actually, make it three nights.
Something cheaper would be better, do you have anything under 90?
How far is it from the airport?
Do you allow dogs?
That sounds good, please book it.
ok that works, thx
That's too expensive for us, what else do you have?
I don't need breakfast.
Hm, no, I'd prefer something in the centre.
The air conditioning in 214 isn't working, could somebody have a look?
There is no hairdryer in the room, can I borrow one?
Our key card doesn't open the door, shall I come down?
I think I left a charger in room 12, could you check?
I didn't get a confirmation email, could you send it again?
I paid a deposit last week, can you see it?
Can I get an invoice with my company's address?
My flight is delayed, we'll be there after midnight.
Can the cancellation deadline be extended?
Would you have a cot?
is the pool open in october?
What's the difference between standard and superior?
I'd like to change my dates to the following week if you have availability.
We really enjoyed our stay, please pass our thanks to the staff.
Lovely, thank you
Great, see you on friday then
Perfect, that's all I needed.
Which of these two is closer to the station?
Do I have to pay the city tax in cash?
I am allergic to feathers, can you put other pillows?
Twin beds, please.
yes, that's the right email
Does the price include taxes?
I booked through another site, can I still change it with you?
we are four adults, do you have a family room
I was wondering whether there is a shuttle.
Could you tell me why there are two charges from you on my card?
If it isn't possible that's fine.
No rush, tomorrow is ok as well.
I would like to leave a review, where can I do that?
Let me ask my husband and come back to you
`,
};
