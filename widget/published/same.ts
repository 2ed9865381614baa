import type { WidgetEvents, Who } from '../src/contract.ts';
import type { AttuneApi } from '../src/loader/attune-global.ts';
import type { AttuneCalls, AttuneEvents, AttuneVisitor } from './widget.d.ts';

type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;
type Given<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...given: infer Parameters) => unknown ? Parameters : never;
};

/** What is published is what the widget has, no more and no less. */
export const same: readonly true[] = [
  true satisfies Same<keyof AttuneCalls, Exclude<keyof AttuneApi, 'q'>>,
  true satisfies Same<Given<AttuneCalls>, Given<Omit<AttuneApi, 'q'>>>,
  true satisfies Same<AttuneEvents, WidgetEvents>,
  true satisfies Same<AttuneVisitor, Who>,
];
