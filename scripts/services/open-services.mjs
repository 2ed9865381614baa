import { explain, PlainError } from '../toolchain/plain-error.mjs';
import { aptInstall, mayInstall } from './apt.mjs';
import { chooseOffers, missingInWords } from './choose.mjs';
import { isExecutable } from './executables.mjs';
import { objectionTo } from './reachable.mjs';

/**
 * Real services for a test run: those a person named, else those of this machine, else freshly installed ones.
 * @param {readonly import('./choose.mjs').Service[]} services
 * @param {(line: string) => void} say
 * @param {Record<string, string | undefined>} [env]
 * @param {Install | null} [install] null: nothing may be installed here
 * @returns {Promise<{ env: Record<string, string>, close: () => Promise<void> }>} env: where the tests find them
 * @throws PlainError when one is missing and cannot be had
 */
export async function openServices(services, say, env = process.env, install = installHere()) {
  const offers = await offersWithInstall({ services, say, env, install });
  /** @type {import('./server-program.mjs').RunningServer[]} */
  const started = [];
  const close = async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
  /** @type {Record<string, string>} */
  const found = {};
  try {
    for (const offer of offers) {
      if (offer.from === 'missing' && offer.service.optional) {
        say(`${offer.service.name}: not here, so what needs it is left out. ${offer.service.advice}`);
        continue;
      }
      if (offer.from === 'missing') throw new PlainError(missingInWords([offer.service]));
      const server = await take(offer);
      if (server) started.push(server);
      found[offer.service.exportedAs] = server?.url ?? offer.at;
      say(`${offer.service.name}: ${server ? `started ${offer.at}` : `using ${withoutPassword(offer.at)}`}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { env: found, close };
}

/** @typedef {(packages: readonly string[]) => Promise<void>} Install */

const installHere = () => (mayInstall() ? aptInstall : null);

/**
 * @param {{ services: readonly import('./choose.mjs').Service[], say: (line: string) => void,
 *   env: Record<string, string | undefined>, install: Install | null }} what
 */
async function offersWithInstall({ services, say, env, install }) {
  const offers = chooseOffers(services, env);
  const missing = offers.filter((offer) => offer.from === 'missing').map((offer) => offer.service);
  const needed = missing.filter((service) => !service.optional);
  const welcome = missing.filter((service) => service.optional);
  if (needed.length > 0 && !install) throw new PlainError(missingInWords(needed));
  if (missing.length === 0 || !install) return offers;
  /** @param {readonly import('./choose.mjs').Service[]} some */
  const installAll = async (some) => {
    if (some.length === 0) return;
    const packages = some.flatMap((service) => service.packages);
    say(`Installing ${packages.join(', ')} with apt-get …`);
    await install(packages);
  };
  await installAll(needed);
  // On its own: that it cannot be had is no reason to do without the others.
  await installAll(welcome).catch((/** @type {unknown} */ error) => say(explain(error)));
  return chooseOffers(services, env);
}

/**
 * Makes sure an offer holds, and starts the server when it is one of ours.
 * @param {Exclude<import('./choose.mjs').Offer, { from: 'missing' }>} offer
 */
async function take({ service, from, at }) {
  if (from === 'program') return service.start?.(at);
  const objection = await objectionToGiven(service, at);
  if (objection) throw new PlainError(`${service.variable} does not lead to ${service.name}: ${objection}.`);
  return undefined;
}

/**
 * @param {import('./choose.mjs').Service} service
 * @param {string} at
 */
function objectionToGiven(service, at) {
  if (service.defaultPort !== undefined) return objectionTo(at, service.defaultPort);
  return isExecutable(at) ? undefined : `${at} is not a program that can be run`;
}

/** @param {string} at */
function withoutPassword(at) {
  return at.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}
