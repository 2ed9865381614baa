/**
 * Something the tests need from the machine.
 * @typedef {object} Service
 * @property {string} name
 * @property {string} variable environment variable with which a person names one
 * @property {string} exportedAs environment variable in which the tests find it
 * @property {readonly string[]} packages what to install on Debian
 * @property {string} advice what a person does about it on any machine
 * @property {(env: Record<string, string | undefined>) => string | undefined} find path of its program
 * @property {(program: string) => Promise<import('./server-program.mjs').RunningServer>} [start] absent: used in place
 * @property {number} [defaultPort] of a server that is named by a URL
 * @property {boolean} [optional] the tests do without it where it cannot be had, and say so
 */

/**
 * Where a service comes from: `given` was named by a person, `program` lies on this machine, `missing` has to be
 * installed first.
 * @typedef {{ service: Service, from: 'given' | 'program', at: string } | { service: Service, from: 'missing' }} Offer
 */

/**
 * The best offer for each service: what a person named wins over what the machine has.
 * @param {readonly Service[]} services
 * @param {Record<string, string | undefined>} env
 * @returns {Offer[]}
 */
export function chooseOffers(services, env) {
  return services.map((service) => {
    const given = env[service.variable];
    if (given) return { service, from: 'given', at: given };
    const program = service.find(env);
    return program ? { service, from: 'program', at: program } : { service, from: 'missing' };
  });
}

/**
 * What to tell a person when something is missing and we may not install it.
 * @param {readonly Service[]} missing
 */
export function missingInWords(missing) {
  const names = missing.map((service) => service.name).join(' and ');
  const packages = missing.flatMap((service) => service.packages).join(' ');
  return [
    `The tests need ${names}, which ${missing.length > 1 ? 'were' : 'was'} not found here.`,
    `On Debian and Ubuntu: sudo apt-get install ${packages}`,
    ...missing.map((service) => `- ${service.advice}`),
  ].join('\n');
}
