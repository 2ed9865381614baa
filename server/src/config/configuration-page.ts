import { describeConfig } from './settings.ts';

/** docs/configuration.md, made from the schema that checks the environment: they cannot differ. */
export function configurationPage(): string {
  const sections = describeConfig().map(({ variable, about, shouldBe, example, default: byDefault }) =>
    [
      `## ${variable}`,
      about,
      `- **Should be** ${shouldBe}`,
      `- **Default** ${byDefault === null ? 'unset' : `\`${byDefault}\``}`,
      `- **Example** \`${variable}=${example}\``,
    ]
      .join('\n\n')
      .replaceAll('\n\n- **D', '\n- **D')
      .replaceAll('\n\n- **E', '\n- **E'),
  );
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `# Configuration

Every setting is an environment variable, read once at the start. A value that cannot be is refused in words, all of them at
once; a blank one counts as unset. \`NODE_ENV=production\` asks for a SECRET in any case.

This page is made by \`pnpm attune settings\` from \`server/src/config/settings.ts\`; a test holds the two together.`;
