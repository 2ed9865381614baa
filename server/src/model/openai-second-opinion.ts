import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import * as v from 'valibot';
import { guardedFetch } from './guarded-fetch.ts';
import { conversationInMarks, INSTRUCTION, modelAnswerField, modelAnswerSchema } from './model-request.ts';
import type { ModelAccess, RedactedTurn, SecondOpinion, SecondOpinionAnswer } from './second-opinion.ts';

/** The offline card stands meanwhile; after that nobody waits for a second opinion. */
const ANSWER_WITHIN_MS = 3_000;
const MAX_TOKENS = 1_500;

/**
 * Asks any endpoint that speaks the chat completions of OpenAI.
 * @param by how it is reached: never anywhere inside but on this machine
 */
export function openAiSecondOpinion(
  answerWithinMs: number = ANSWER_WITHIN_MS,
  by: typeof fetch = guardedFetch(),
): SecondOpinion {
  return {
    async ask(access, turns) {
      try {
        const signal = AbortSignal.timeout(answerWithinMs);
        return readAnswer(await Promise.race([complete(access, turns, { signal, by }), ended(signal)]));
      } catch (error) {
        return { ok: false, why: inWords(error, answerWithinMs) };
      }
    },
  };
}

/** Looking up a name cannot be stopped, but need not be waited for. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new DOMException('it took too long', 'TimeoutError'))),
  );
}

async function complete(
  { baseUrl, name, apiKey }: ModelAccess,
  turns: readonly RedactedTurn[],
  { signal, by }: { readonly signal: AbortSignal; readonly by: typeof fetch },
): Promise<string> {
  const client = new OpenAI({
    baseURL: baseUrl,
    // The library wants a key; models on one's own machine have none.
    apiKey: apiKey === '' ? 'none' : apiKey,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: by,
  });
  const { choices } = await client.chat.completions.create(
    {
      model: name,
      temperature: 0,
      max_completion_tokens: MAX_TOKENS,
      messages: [
        { role: 'system', content: INSTRUCTION },
        { role: 'user', content: conversationInMarks(turns) },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'card', strict: true, schema: modelAnswerSchema },
      },
    },
    { signal },
  );
  return choices[0]?.message.content ?? '';
}

function readAnswer(content: string): SecondOpinionAnswer {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), modelAnswerField), content);
  return result.success
    ? { ok: true, items: result.output.items }
    : { ok: false, why: 'The model answered something other than what was asked for.' };
}

function inWords(error: unknown, answerWithinMs: number): string {
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError || isTimeout(error))
    return `The model took longer than ${answerWithinMs / 1_000} s.`;
  const status: unknown = error instanceof APIError ? error.status : undefined;
  if (status === 401 || status === 403) return 'The model did not take the key.';
  if (typeof status === 'number') return `The model answered with an error (${status}).`;
  if (error instanceof APIError) return 'The model could not be reached.';
  return 'The model answered something other than what was asked for.';
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
