/** Messages as long as people write them in chats, 2 to 240 characters. */
export const MESSAGES: readonly string[] = [
  'Hi',
  'Thank you so much, that worked!',
  'I ordered two lamps last Tuesday and only one of them has arrived. Could you check where the other one is, please?',
  'this is the third time I ask and nobody answers 😡',
  'How do I change the delivery address?',
  "I don't understand what you mean. Which button? I pressed *Pay* several times and nothing happened at all!!",
  'My order number is 4711-22.',
  'I was promised a refund two weeks ago. I have written three e-mails since, nobody replied, and today I see that you charged my card again for a subscription I cancelled in March. I would really like somebody to look at this now.',
  'ok, one moment please',
  'Ich warte seit zwei Wochen auf meine Rückerstattung und niemand meldet sich.',
  'The app keeps logging me out, I can’t work like this…',
  'No',
];

/** Drafts as agents write them. */
export const DRAFTS: readonly string[] = [
  'We are looking into it and will get back to you as soon as possible.',
  'I can see that you were charged twice on Tuesday. I have asked for the second payment to be returned; it is on your card by Friday.',
  'Sorry for the inconvenience. Your request will be forwarded.',
  'You should have entered the code before.',
  'Thank you for waiting. I checked with the warehouse: the second lamp left Hamburg this morning and reaches you tomorrow between 10:00 and 14:00. I will write again when it is delivered.',
  'Unfortunately that is not possible. It is our policy.',
  'Which of the two orders do you mean?',
];

/** A text of the longest length that is judged, from the given ones. */
export function longTexts(texts: readonly string[]): readonly string[] {
  return texts.map((_, at) => {
    const turned = [...texts.slice(at), ...texts.slice(0, at)].join(' ');
    return turned.repeat(Math.ceil(2_000 / turned.length)).slice(0, 2_000);
  });
}
