import { describe, expect, it } from 'vitest';
import { foundCommands, type Command } from './commands.ts';

const command = (group: Command['group'], title: string, hint = ''): Command => ({
  id: title,
  group,
  title,
  hint,
  icon: 'inbox',
  run: () => {},
});
const all = [
  command('Conversations', 'Mara K.', 'My card was charged twice'),
  command('Do', 'Resolve or reopen'),
  command('Go to', 'People'),
  command('Search', 'Search everything'),
];
const titles = (query: string, recent: readonly string[] = []): readonly string[] =>
  foundCommands(all, query, recent).map(({ group, command: { title } }) => `${group}: ${title}`);

describe('the command bar', () => {
  it('shows everything in its groups while nothing is typed, the recent first and once', () => {
    expect(titles('', ['People'])).toEqual([
      'Recent: People',
      'Conversations: Mara K.',
      'Do: Resolve or reopen',
      'Search: Search everything',
    ]);
  });

  it('puts the group on top that fits best, and always offers to search', () => {
    expect(titles('reo')).toEqual(['Do: Resolve or reopen', 'Search: Search everything']);
    expect(titles('pe')[0]).toBe('Go to: People');
    expect(titles('zzz')).toEqual(['Search: Search everything']);
  });

  it('finds a conversation by what was said last', () => {
    expect(titles('charged')[0]).toBe('Conversations: Mara K.');
  });
});
