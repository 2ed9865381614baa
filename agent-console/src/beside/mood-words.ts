import type { MoodLabel, MoodReason, Severity, SeverityKind } from '@attune/protocol';

/** What words sound like; never what somebody is. */
export const moodWords: Readonly<Record<MoodLabel, string>> = {
  angry: 'Angry words',
  frustrated: 'Frustrated words',
  disappointed: 'Disappointed words',
  anxious: 'Worried words',
  confused: 'Puzzled words',
  sad: 'Sad words',
  grateful: 'Grateful words',
  happy: 'Glad words',
  neutral: 'Even words',
};

export const NOT_ENOUGH = 'Not enough to say';

export function moodWord(label: MoodLabel | 'unknown'): string {
  return label === 'unknown' ? NOT_ENOUGH : moodWords[label];
}

/** What besides the words of the message moved it. */
export const reasonWords: Readonly<Record<MoodReason, string>> = {
  'repeats-request': 'asks the same again',
  'agent-refused': 'was told no',
  unanswered: 'waits unanswered',
  'asks-for-human': 'asks for a person',
  shouts: 'writes loudly',
  'carried-over': 'as before',
};

export const severityWords: Readonly<Record<SeverityKind, string>> = {
  safety: 'Somebody’s safety',
  'money-taken': 'Money was taken',
  'lost-card': 'A card is lost',
  security: 'An account is not safe',
  'data-lost': 'Their data is lost',
  'locked-out': 'They are locked out',
  'service-down': 'The service is down',
  deadline: 'A deadline',
  bereavement: 'A death in the family',
  legal: 'A legal matter',
};

export const severityLevels: Readonly<Record<Severity['level'], string>> = {
  low: 'minor',
  medium: 'matters',
  high: 'serious',
  critical: 'critical',
};
