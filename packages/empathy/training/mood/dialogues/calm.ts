/** Short conversations of customers who were content, or had no reason not to be, many with a problem to solve. */
export const CALM_DIALOGUES = `
V: I need a restaurant in the north, italian
A: There are two. One is cheap, one is expensive.
V: the cheap one please
A: For how many people and when?
V: four, at seven
A: I'm sorry, seven is full. Would eight do?
V: eight is fine
A: Booked. The reference is 8HG2.
V: thank you, bye

V: Hi, where is my order 5521?
A: It was dispatched this morning.
V: great, when will it be here?
A: Tomorrow before noon.
V: ok thanks

V: I'd like to cancel my subscription.
A: Sure. May I ask why?
V: I'm moving abroad
A: I see. It's cancelled, you can use it until the 30th.
V: perfect, that was easy

V: my internet is down since yesterday
A: I'm sorry about that. Which lights are on?
V: only the first, it's red
A: Could you pull the plug for ten seconds?
V: ok one sec
V: it's green now
A: Great. Does it work?
V: yes it does, thanks a lot!

V: was charged 2x for the same thing
A: Let me look. You're right, the second payment was ours by mistake. I have sent it back.
V: how long will it take?
A: Two days.
V: ok no problem

V: Can I speak to a person please
A: Of course, what is it about?
V: a group booking for 30
A: I'll connect you to Maria.
V: thanks

V: I returned a jacket on the 3rd, when do I get my money?
A: Refunds take up to 14 days. Yours goes out tomorrow.
V: Alright, I'll look out for it
A: You're welcome.

V: i want to book a taxi to the airport at 5
A: In the morning or in the evening?
V: morning
A: Sorry, there is none at five. Half past four?
V: ok, half past four then
A: Booked.
V: thx

V: I can't log in
A: I'm sorry. What does it say?
V: wrong password
A: I've sent you a link for a new one.
V: got it
V: I'm in, thanks

V: Good morning, my heating has not worked since Friday
A: Oh dear. An engineer can come today at three.
V: That would be wonderful
A: The address is 8 Hill Road?
V: yes it is
A: He will ring you before.
V: Thank you so much

V: The shoes I got are the wrong size
A: Sorry about that! Shall I send the right pair?
V: yes please, 39
A: They are with you on Wednesday. Keep the others for the driver.
V: Great service, thank you!

V: Any news on ticket 90112?
A: Yes, it's fixed in version 4.2, which is out today.
V: nice, I'll update
A: Let me know.
V: works now :)

V: hi I got an email that my account is suspended
A: A payment was missing. Has your card changed?
V: oh yes I got a new card last month
A: You can enter it under billing.
V: done
A: It's active again.
V: Thanks, sorry for the bother

V: do you have vegan pizza
A: Two: with mushrooms or with spinach.
V: spinach please
A: Large or small?
V: large
A: 25 minutes.
V: ok

V: I'd like a window seat
A: I'm afraid window seats are sold out. Aisle in row 5?
V: then the aisle, no problem
A: 5C is yours.
V: thank you

V: I lost my card
A: I'm sorry. I have blocked it. Shall I order a new one?
V: yes please. how long does it take?
A: Five days.
V: can I use my phone to pay until then?
A: Yes.
V: good, thanks

V: Hello, I have a question on my bill
A: Sure.
V: What is "other services" for 4 euros?
A: That's the call to Austria on the 5th.
V: ah right, I remember. Thanks!

V: need help with an invoice
A: What about it?
V: the vat number is missing
A: I've added it, you have it by mail now.
V: got it, perfect

V: game crashes on start
A: Which graphics card?
V: gtx 1060
A: Please update the driver, there was a bug.
V: updating
V: ok it starts now
A: Have fun!
V: ty!

V: Hi, is there a cot in the room?
A: Not yet, I'll have one brought up.
V: thank you
A: Anything else?
V: when is breakfast?
A: From seven to ten.
V: lovely

V: The parcel is marked as delivered and it's not here.
A: Let me ask the driver. He left it with number 12.
V: I'll go and ask, one moment
V: Found it, thanks

V: What's the price of the big one
A: 60.
V: and the small one?
A: 35.
V: do you have it in blue
A: I'm sorry, only red and green.
V: green then

V: How do I upload my documents?
A: Under profile, then identity.
V: it says the file is too big
A: Up to 5 MB is possible. Could you take it again in a lower quality?
V: ok it worked
A: We'll check it by tomorrow.
V: fine, thank you

V: want to change my flight to sunday
A: That costs 40 euros.
V: and monday?
A: The same, I'm afraid.
V: ok sunday then
A: Done.
V: thanks for your help

V: I need a train from Norwich to Cambridge on Tuesday
A: When would you like to leave?
V: after 9
A: There's one at 9.40.
V: how long does it take and what does it cost
A: 79 minutes, 17.60 pounds.
V: good, book it for two please

V: wrong drink in my order
A: Sorry! Would you like a refund or the right one?
V: a refund is fine
A: Done, 3.50.
V: cheers

V: It's about my claim from May
A: It was approved on Friday.
V: oh that's great news
A: The money is with you this week.
V: Thank you very much

V: Where do I find the serial number?
A: On the back.
V: I don't see it
A: Sorry, on your model it is under the battery.
V: ah there it is. SN 220-4418
A: Thank you. It's under warranty.
V: good

V: No hot water in 305
A: I'm sorry. Somebody comes up within ten minutes.
V: Thanks
V: he's been here, all good now

V: My train was late and I missed the connection, can I take the next one?
A: Yes, your ticket is valid on the next one.
V: great. From which platform?
A: 4.
V: thanks

V: u there
A: Yes, how can I help?
V: how do i redeem a code
A: In the shop, top right.
V: k got it

V: I would like to have my deposit back, I moved out last week.
A: We need the protocol, then it takes three weeks.
V: I'll send it tonight. To which address?
A: office at homes.example.
V: ok

V: play something from the eighties
A: Here is a list of the eighties.
V: no, something slower
A: How about ballads?
V: yes
V: a bit louder

V: I need a new appointment, I have to work on Monday
A: Wednesday at 9?
V: I can't in the mornings
A: Thursday at 5?
V: that works
A: See you then.
V: see you

V: My father died and I have to close his contract
A: I am so sorry for your loss. I'll take care of it. Do you have the certificate?
V: yes, I can scan it
A: That is all I need.
V: thank you, that's kind

V: I think there's a mistake in my payslip
A: Let me see. The overtime is missing, you're right. It comes with the next one.
V: ok, as long as it comes
A: You have my word.
V: thanks

V: looking for a hotel with parking, not too expensive
A: I have six in different areas.
V: the west
A: Two guesthouses, both with parking.
V: do they have wifi
A: Both.
V: either one then, for 3 nights from sunday
A: I'm sorry, that is not possible. Two nights?
V: Then two nights
A: Booked, reference ZZ31.
V: That's all, thanks
`;
