import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

/**
 * The cases of a file `{ "cases": […] }`. What is wrong with it is said on standard error, with the case and the field,
 * and ends the program with exit code 2.
 */
export async function casesFrom<Schema extends v.GenericSchema>(
  path: string | undefined,
  caseSchema: Schema,
): Promise<readonly v.InferOutput<Schema>[]> {
  if (path === undefined) return refuse('Give the file of cases: FILE.json');
  let file: unknown;
  try {
    file = JSON.parse(await readFile(path, 'utf8'));
  } catch (problem) {
    return refuse(`${path} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
  const found = v.safeParse(v.object({ cases: v.array(v.unknown()) }), file);
  if (!found.success) return refuse(`${path} must hold { "cases": [ … ] }.`);
  return found.output.cases.map((given, index) => {
    const parsed = v.safeParse(caseSchema, given);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    return refuse(`${path}: case ${index + 1}, ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}`);
  });
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
