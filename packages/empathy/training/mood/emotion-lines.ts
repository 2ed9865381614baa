import { GO_EMOTIONS, type GoEmotion } from '../../src/mood/labels.ts';
import type { Line } from './corpora.ts';

/**
 * Plain words for feelings by our own hand, in the way customers say them: comments of strangers on Reddit hardly ever
 * are furious, outraged or let down. Trained on and never measured on.
 */
const LINES: Partial<Record<GoEmotion, string>> = {
  anger: `I am furious.
I am absolutely furious with you.
I'm livid
This is outrageous!
That is an outrage.
I am outraged.
This makes me so angry.
I'm really angry right now.
I am very upset with your company.
you make me mad
I am so pissed off.
This is infuriating!
I am enraged by how I was treated.
Go to hell with your voucher.`,
  annoyance: `I am frustrated.
This is so frustrating.
I'm getting frustrated with this.
I am fed up.
I'm so fed up with this.
I am sick and tired of this.
I'm losing my patience with you.
This is very annoying.
I am annoyed that I have to ask again.
Enough is enough.
This is unacceptable.
That's ridiculous.`,
  disappointment: `I am disappointed.
I'm really disappointed in your service.
What a letdown.
I feel let down.
I expected more from you.
I expected better.
That is very disappointing.
This is not what I hoped for.
unfortunately it was below my expectations`,
  fear: `I am scared that my data is gone.
I am afraid I lost everything.
I'm worried somebody stole my money.
This is frightening.
I am terrified of losing my account.`,
  nervousness: `I am worried.
I'm worried about my payment.
I am anxious about the deadline.
I'm nervous that it will not arrive in time.
I am getting concerned about my order.
I'm panicking, I need this today.
I am stressed out about this.`,
  confusion: `I am confused.
This is confusing.
I don't understand.
I do not understand what you mean.
I'm lost, what do I have to do?
That doesn't make sense to me.
I can't follow, could you explain that again?
I'm puzzled by this bill.`,
  sadness: `I am sad.
I'm so sad about this.
This is heartbreaking.
I feel miserable.
I am devastated.
I could cry.`,
  gratitude: `I really appreciate your help.
I am so grateful.
Much appreciated!
Thank you for your patience.
You have been a great help, thanks.`,
  relief: `What a relief!
I'm so relieved.
Phew, that's good to know.`,
  joy: `I am so happy it works.
I'm delighted.
That made my day!
I'm thrilled with it.
I am very pleased with the result.`,
  neutral: `I have a question about my order.
Where is my refund?
Where is my order?
Good morning, I have a question.
I would like to change my address.
Could you check the status for me?
The order number is 4711.
When will it be delivered?
I lost my card.
My card was stolen.`,
};

export function emotionLines(): readonly Line[] {
  return Object.entries(LINES).flatMap(([emotion, text]) =>
    text.split('\n').map((line): Line => {
      const emotions = [GO_EMOTIONS.indexOf(emotion as GoEmotion)];
      return { text: line, source: 'support-lines', emotions, unhappy: 0, basic: [] };
    }),
  );
}
