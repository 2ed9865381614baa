import type { ConversationSettings, InvitationRule } from '@attune/protocol';

/** What a visitor runs into, after “when a visitor”. */
export const troubleWords: Readonly<Record<NonNullable<InvitationRule['trouble']>, string>> = {
  'rage-click': 'clicks one spot again and again',
  'dead-click': 'clicks and nothing happens',
  'form-error': 'a form refuses what they filled in',
  'page-error': 'the page reports an error',
};

/** Kinds of files, as an admin knows them. */
export const kindWords: Readonly<Record<ConversationSettings['attachments']['kinds'][number], string>> = {
  image: 'Pictures',
  document: 'Documents (PDF, Office)',
  text: 'Text files',
  audio: 'Sound',
  video: 'Videos',
  archive: 'Archives (zip)',
};
