/** A function that gives the same answer again, without work, as long as it is asked the same as the last time. */
export function remembered<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  let last: { readonly asked: Asked; readonly answer: Answer } | null = null;
  return (...asked) => {
    const isSame = last?.asked.every((value, index) => Object.is(value, asked[index])) ?? false;
    if (!last || !isSame) last = { asked, answer: work(...asked) };
    return last.answer;
  };
}
