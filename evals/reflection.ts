import { reflect, type SaidMessage } from '@attune/empathy/reflection';
import { reflectionFields, type Reflection, type ReflectionItem } from '@attune/protocol';
import * as v from 'valibot';
import { casesFrom } from './support/read-cases.ts';
import { printLine } from './support/print-line.ts';

const caseField = v.object({
  id: v.string(),
  messages: v.array(
    v.object({ id: v.string(), author: v.string(), text: v.string(), at: v.optional(v.unknown()) }),
  ),
});

for (const { id, messages } of await casesFrom(process.argv[2], caseField)) {
  const said: readonly SaidMessage[] = messages.map(({ author, text }, index) => ({
    seq: index + 1,
    author: authorOf(author),
    text,
  }));
  const card = reflect({ messages: said });
  printLine({ id, card: toCard(card, (seq) => messages[seq - 1]?.id ?? '') });
}

function authorOf(name: string): SaidMessage['author'] {
  if (name === 'agent' || name === 'system') return name;
  return name === 'bot' ? 'system' : 'visitor';
}

/** Standing items by field, each with the message it comes from. */
function toCard(card: Reflection, idOf: (seq: number) => string) {
  const shown = (items: readonly ReflectionItem[]) =>
    items
      .filter(({ struck }) => !struck)
      .flatMap(({ text, source, basis }) =>
        source.kind === 'message' ? [{ text, messageId: idOf(source.seq), basis }] : [],
      );
  return Object.fromEntries(reflectionFields.map((field) => [field, shown(card[field])]));
}
