import { openShop } from './shop.js';
import { breakOnPurpose } from './troubles.js';
import { createStory } from './troubled-visit.js';

openShop(document);
breakOnPurpose(document);

const play = byId('play');
const story = createStory({
  box: byId('story'),
  line: byId('story-line'),
  progress: /** @type {HTMLProgressElement} */ (byId('story-progress')),
  consoleLink: byId('story-console'),
  stopButton: byId('story-stop'),
  hand: byId('hand'),
});

play.addEventListener('click', () => void story.play());
byId('story-stop').addEventListener('click', () => story.stop());

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
