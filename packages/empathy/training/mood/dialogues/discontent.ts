/** Short conversations of customers who were not content with how it went; blank lines part them. */
export const DISCONTENT_DIALOGUES = `
V: I need a restaurant in the north, italian
A: There are two Italian restaurants in the centre.
V: I said north
A: Caffe Uno is in the centre. Shall I book it?
V: no, north. Is there nothing in the north?
A: I am sorry, could you tell me which area you prefer?
V: north!

V: Hi, where is my order 5521?
A: It was dispatched on Monday.
V: That was two weeks ago
A: Please allow 3 to 5 working days.
V: it's been ten working days
A: I understand. Please allow 3 to 5 working days for delivery.
V: ok bye

V: I'd like to cancel my subscription.
A: Sorry to hear that! Would you like 20 % off?
V: No, I'd like to cancel.
A: You can also pause it for three months.
V: I don't want to pause it. Please cancel.
A: To cancel, please call our hotline between 9 and 5.
V: So I can't do it here. Right.

V: Hello
A: Hello, how can I help?
V: my internet is down since yesterday
A: Please restart the router.
V: I did that
A: Please restart the router and wait for ten minutes.
V: I did that already as I said. What else?
A: Unfortunately I cannot see a fault.
V: then send a technician
A: The next appointment is on the 28th.
V: The 28th? It's the 9th today

V: was charged 2x for the same thing
A: Could you send your order number?
V: 77120
A: I can see one payment only.
V: there are two on my statement, I can send you a picture
A: Unfortunately we cannot accept pictures in this chat.
V: how am I supposed to prove it then

V: Can I speak to a person please
A: I'm the virtual assistant. What is your question about?
V: agent
A: I didn't get that. Please choose: billing, delivery, other.
V: other
A: Please describe your issue in a few words.
V: AGENT

V: Hi, I returned a jacket on the 3rd, when do I get my money?
A: Refunds take up to 14 days.
V: It is the 30th today.
A: I see. I have asked the finance department.
V: Last week a colleague of yours asked them as well. What did they say?
A: I have no information about that, sorry.
V: Then who has?

V: i want to book a taxi to the airport at 5
A: I have booked a taxi at 5 pm.
V: am
A: Your taxi is booked at 5 pm. Anything else?
V: I need it at 5 in the morning
A: There is no taxi available at that time, I'm sorry.
V: great. thanks anyway

V: I can't log in
A: Please use the link "forgot password".
V: The mail never arrives
A: Please check the spam folder.
V: It's not there. I have tried this four times since this morning
A: Then please use the link again in an hour.
V: My exam starts in half an hour

V: Good morning, my mother's heating has not worked since Friday
A: Good morning. An engineer can come on Thursday.
V: She is 87. It is 4 degrees outside.
A: I am sorry, Thursday is the first appointment.
V: Is there no emergency service at all?
A: Only for gas leaks, unfortunately.
V: I see. So she may freeze until Thursday.

V: The shoes I got are two different sizes
A: Oh no! Please send them back and we refund you.
V: I don't want a refund, I want the right pair, it's for a wedding on saturday
A: We can only refund, unfortunately.
V: You have them in stock, I can see it on your page
A: I understand your frustration.
V: No you don't

V: Any news on ticket 90112?
A: Our team is still looking into it.
V: You wrote that on the 2nd, on the 9th and on the 16th.
A: I apologise for the delay.
V: When will there be an answer?
A: I cannot give a date.

V: hi I got an email that my account is suspended
A: Your account violated our rules.
V: which rule?
A: I'm not able to share this.
V: how can I object if I don't know what I did
A: You can appeal using the form.
V: I used the form. It says the same as you

V: do you have vegan pizza
A: We have margherita and salami.
V: are they vegan?
A: Margherita is vegetarian.
V: vegan, not vegetarian
A: Would you like to order a margherita?
V: no

V: I'd like a window seat
A: Seat 14C is yours.
V: C is the aisle
A: Seat 14C has been assigned. Is there anything else?
V: Yes, a window seat, as I asked
A: Window seats are sold out.
V: They were free when I started this chat...

V: My card was swallowed by your machine in Prague
A: Please contact your branch.
V: my branch is in Leeds. I am in Prague
A: The branch is open Monday to Friday 9 to 4.
V: it is Saturday, I have no cash and no card
A: You can order a new card, it arrives in 7 days.
V: That's of no use to me here

V: Is anyone there?
V: hello
V: I've been waiting for 20 minutes
A: Hello, sorry for the wait. How can I help?
V: my order was cancelled by you, why
A: It was out of stock.
V: It's still shown as available, for 30 euros more

V: need help with an invoice
A: Sure, what about it?
V: the vat number is missing, I asked for a new one in june, and in july
A: We can issue it within 30 days.
V: The tax office wants it by Friday
A: I am afraid it takes 30 days.
V: I don't understand how it can take three months to type a number

V: game crashes on start
A: Please update your graphics driver.
V: is updated
A: Please reinstall the game.
V: did that yesterday, 90gb
A: Please verify your files.
V: did that too. its in my first message
A: We have no further advice at the moment.
V: lol ok so i paid 60 for nothing

V: Hi, I booked a cot, there is none in the room
A: I will tell housekeeping.
V: Thank you
V: It's been an hour, nobody came
A: I will tell housekeeping.
V: you said that an hour ago. The baby needs to sleep

V: The parcel is marked as delivered and it's not here.
A: Please ask your neighbours.
V: I asked all of them.
A: Please wait two more days.
V: And then?
A: Then please write to us again.
V: So I do the same again in two days?

V: What's the price of the big one
A: The medium is 40.
V: and the big one?
A: The medium is available in red and blue.
V: I asked about the big one
A: Can I help you with anything else?

V: I sent my documents on Monday for the third time
A: They are not readable.
V: what is not readable about a scan at 600 dpi
A: Please take a photo with your phone.
V: I did that the second time and you asked for a scan
A: Please upload both.
V: This is going round in circles

V: want to change my flight to sunday
A: The fee is 120 euros.
V: my fare says free changes
A: Free changes are possible until 14 days before departure.
V: that's not what it said when I bought it
A: These are the conditions, I am sorry.
V: well, I learned my lesson

V: Can you tell me why my bill is 140 instead of 60?
A: You used extra services.
V: which?
A: It says "other services".
V: What are other services?
A: I cannot see details.
V: So you charge 80 for something you can't name

V: the app says my food is here, it isn't
A: The driver has marked it as delivered.
V: I am standing at the door
A: I'm sorry. We can offer a credit of 2 pounds.
V: the order was 38
A: That is all I can do.
V: not acceptable

V: It's about my claim from May
A: It is in process.
V: since May
A: Yes, it is in process.
V: What does that mean? Is somebody working on it?
A: I cannot tell you that.

V: Where do I find the serial number?
A: On the back.
V: There is nothing on the back
A: It's on the back of the device.
V: I am looking at the back. there's only the brand name
A: Please send us the serial number so that we can help you.

V: Hi there! Quick question about my delivery
A: Sure!
V: I asked for evenings and they come at 10 every time
A: I've noted evenings.
V: it has been noted three times now
A: I've noted it.
V: We'll see. I don't believe it any more

V: My ticket was cancelled without notice
A: The train does not run on that day.
V: And when were you going to tell me?
A: We send a mail to all passengers.
V: I didn't get any mail
A: It was sent.
V: fine. how do I get my money back
A: With the form on our page.
V: the form wants a number I don't have because there was no mail

V: u there
A: Yes, how can I help?
V: my coins from the event didnt come
A: They come within 24 hours.
V: event was last week
A: Please wait 24 hours.
V: bruh

V: I would like to have my deposit back, I moved out in March.
A: We need the protocol.
V: You have it, your colleague signed it.
A: Please send it again.
V: I sent it in April, in May and last week. I have the receipts.
A: I am sorry, I cannot find it.

V: could you translate this for me: good morning
A: Sorry, I don't understand.
V: translate good morning to french
A: Here is what I found about France.
V: no, translate
A: Sorry, I don't understand.
V: useless

V: I need a new appointment, you cancelled mine
A: The next one is in nine weeks.
V: I waited four months for this one
A: I know it is not ideal.
V: Not ideal. I'm in pain every day
`;
