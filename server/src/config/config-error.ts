/** What is wrong with one environment variable. */
export interface ConfigProblem {
  readonly variable: string;
  /** What it was, in words; never a secret or a password. */
  readonly was: string;
  readonly shouldBe: string;
  readonly example: string;
}

/** The environment asks for something that cannot be. Its message is for the person who started the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      [
        problems.length === 1
          ? 'One setting is not right:'
          : `${problems.length} settings are not right, and all of them are named here:`,
        ...problems.map(
          ({ variable, was, shouldBe, example }) =>
            `  ${variable} ${was}. It should be ${shouldBe}. Example: ${variable}=${example}`,
        ),
      ].join('\n'),
    );
  }
}
