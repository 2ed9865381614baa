/** What people say to an assistant that books tables, taxis, trains and tickets: short turns, slots, corrections. */
export const trips = {
  discontent: `
no that is not what i want
No, I said Thursday.
i told you the date already
I've just given you the number of people
you are not understanding me
That isn't right. I asked for an Italian place in the north.
You already suggested that one and I said no
Why do you keep asking for my phone number?
wrong again
This is not helpful.
I said NO parking needed
You forgot the taxi.
you booked the wrong day
Are you sure? You said a minute ago there was nothing.
i asked for the postcode and you gave me the phone number
hello? did you get that?
You didn't answer me.
That's too bad, I really wanted that one.
How can there be nothing available in the entire city?
that's disappointing
Oh no, that ruins our evening.
you're confusing me, first it was 12 and now 15 pounds
No, I don't want another restaurant, I want the one I asked for.
I never said anything about a hotel
can you please just book it
Stop. Start over. You got everything wrong.
not what I was looking for at all
I'm getting nowhere here
What? That makes no sense
I just said that.
for the third time, four people
It's useless, I'll do it by phone
can I talk to somebody who understands english
You must be joking, 90 pounds for a taxi?
That is a terrible choice, is it all you can find?
So you can't book it after all. Then why did you say you could?
ugh
oh come on
never mind, you are no help
Listen, I need a train TO Ely not FROM Ely
Is that really all you have? Pathetic.
no, no, no
you are wasting my time
Whatever, just give me anything
The booking you made last time did not exist when we arrived!
I don't think you read my request
`,
  calm: `
I'm looking for a cheap restaurant in the centre.
I need a train from Cambridge to London on Friday after 10.
a taxi to the station please, at 8:15
What about Chinese food?
No, I don't care about the price.
No, that's all. Goodbye.
Not really, any area is fine.
I don't have a preference.
how about indian then?
Is there one in the north instead?
Could you try 7.30?
If that's not available, how about Saturday?
no, thursday please
Actually I changed my mind, make it for five people.
Sorry, I meant leaving from Ely.
Oh, wait, I also need a taxi.
can i get the reference number
What's the postcode and the phone number?
yes book it for 2 people and 3 nights
Do they have free parking?
What is the entrance fee?
I would like to see a film tonight
Something funny
a museum would be nice
Tell me more about the second one.
Which one would you recommend?
Any of them is fine, you pick.
No thanks, I can walk.
I don't need a reservation, only the address.
No, just the information for now.
That time doesn't work for me, do you have something earlier?
That one sounds too fancy, something simpler?
I'm not interested in museums, any parks?
that's too far, is there something closer
It's for a birthday, so a nice place please!
how long does the ride take
when does the last train go back
I need to arrive by 17:45
one way
We are 6
around noon
Monday
next tuesday
The cheaper one.
the first one please
sounds good
Great, thanks for your help
That will be all thank you
thanks, bye
Good bye, have a great day
Oh that's a pity. Then let's try another day.
alright then what else is there
Hm, ok. Is there anything else in the same price range?
Could you repeat the address?
Would you check if they have a table outside
And does it have wifi
I also need a hotel, moderate price, 4 stars.
Can you set an alarm for six
Play some jazz
what's the weather like in oslo tomorrow
No, not that song, the live version.
send 20 dollars to tom
Wake me up at 5, I have an early flight
`,
};
