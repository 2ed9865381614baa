/** Insurances, surgeries, pharmacies and public offices. */
export const health = {
  discontent: `
My claim has been "in review" since February.
You rejected the claim without reading the report of the hospital
I pay 400 a month and when I need you once you find an excuse
I have sent this form by post, by mail and by fax. What next, a pigeon?
My mother needs this medicine today, not next week
the appointment was cancelled for the third time, always the evening before
Every doctor on your list is full, what use is the list
I filled in everything and your site threw it all away
No one told me that I need a referral!
I was treated like a liar on the phone
you've now lost the same documents for the second time
That is not the question I asked you.
It's outrageous to bill a dead man, I have told you twice that my father passed away
I'm in pain and you give me a date in four months
because you were late I lost the benefit for a month
So a computer said no and that's it?
I don't feel taken seriously
Nobody explained anything to me
you took the premium twice, gave back nothing
I have to take another day off because of your mistake
I stand in line since 7 and at 11 you close the counter
I am deeply disappointed by the decision and by the tone of the letter
Your letter contradicts the one from last week
do you think I have nothing else to do than sending you papers
I need a decision, not another brochure
the test results should be here since last Friday
I am a single mother and this payment is late, again, how shall I pay the rent
It is always somebody else who is responsible
please do not say again that you understand
your hotline is a disgrace, 55 minutes of music
I begged for a call back
Why was my prescription sent to a town where I lived 6 years ago
I feel completely left alone with this
we paid for 20 years and never claimed anything and now this
It's wrong. Your calculation is wrong. I showed you why.
That rule was not there when I signed
I'm afraid this answer is not sufficient.
I am going to make an official complaint about how this was handled
Regrettably, I've had no response to my letters of 3 and 17 March.
`,
  calm: `
I'd like to make an appointment with Dr. Lee.
Is there anything free next week, mornings?
I need a repeat of my prescription.
How do I submit a claim?
Which documents do you need from me?
Is physiotherapy covered?
I had an accident with my bike and broke my wrist, what do I need to send you?
My car was hit in a car park, how do I report it?
A pipe burst in our kitchen, can you send somebody?
My father passed away, I need to close his policy.
What is the excess on my policy?
I've moved in with my partner, can we share the policy?
policy number is 88 120 33
born 12.11.1974
Yes I was at home at the time
No, nobody was hurt.
no other insurance
I sent the photos on Tuesday, did you get them?
The claim is still open, is anything missing from my side?
I haven't heard anything since last week, could you tell me how it stands?
How long does it normally take?
I did not understand the last letter, could you explain it in plain words?
My headache has got worse since yesterday, should I come in?
i have a fever and a cough, can i come to the surgery
I can't make it on Monday, can we move it?
I'm running ten minutes late, sorry
Do I have to be sober for the blood test? I mean without breakfast :)
Are the results there?
Thank you doctor, I feel much better
That's very kind of you
What a relief, thank you for telling me
I have a question about form B12, field 7.
Do I need an appointment to renew my passport?
how much is a parking permit
Where do I vote?
I lost my tax number, how do I get it again?
My name is misspelled on the card, can you print a new one?
When does the office open on Thursdays?
I'm calling on behalf of my grandmother
Do you take walk-ins?
Is the pharmacy open tonight?
Can I take it with milk?
It is out of stock here, which other pharmacy has it?
I'd like to know whether my dental treatment would be paid for.
I don't have the bill yet, the hospital will send it.
I'm worried about the operation, will somebody explain it before?
Which vaccine do I need for Kenya?
I'll bring the papers tomorrow
All right, I will wait for your letter.
`,
};
