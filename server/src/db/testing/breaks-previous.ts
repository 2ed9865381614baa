/** What a migration does that code of the previous version, which still runs while a deploy goes on, cannot live with. */
export interface Breach {
  /** The statement, in one line. */
  readonly statement: string;
  readonly why: string;
}

interface Rule {
  readonly is: RegExp;
  readonly unless?: RegExp;
  readonly why: string;
}

const rules: readonly Rule[] = [
  {
    is: /^alter table .* add column .*\bnot null\b/i,
    unless: /\bdefault\b|\bgenerated always as\b/i,
    why: 'adds a column that older code does not fill: give it a default, or let it be null',
  },
  { is: /^alter table .* drop column\b/i, why: 'drops a column that older code reads' },
  { is: /^drop table\b/i, why: 'drops a table that older code reads' },
  { is: /^alter table .* rename\b/i, why: 'renames what older code knows by another name' },
  {
    is: /^alter table .* alter column .* set not null\b/i,
    why: 'asks for what older code may leave empty',
  },
  { is: /^alter table .* alter column .* drop default\b/i, why: 'takes a default that older code relies on' },
  {
    is: /^alter table .* alter column .* (?:set data )?type\b/i,
    why: 'changes a type that older code writes',
  },
  { is: /^alter type .* rename\b/i, why: 'renames what older code knows by another name' },
];

/** @param sql one migration, as drizzle-kit writes them: statements of one file, parted by its mark */
export function breaksPrevious(sql: string): readonly Breach[] {
  return sql
    .replaceAll(/^\s*--(?!> statement-breakpoint).*$/gm, '')
    .split(/--> statement-breakpoint|;\s*$/m)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().replace(/;$/, ''))
    .flatMap((statement) =>
      rules
        .filter(({ is, unless }) => is.test(statement) && unless?.test(statement) !== true)
        .map(({ why }) => ({ statement, why })),
    );
}
