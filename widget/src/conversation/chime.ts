/** Two soft notes, a fourth apart, made in code: nothing is fetched for them. */
const NOTES = [
  { hertz: 659.3, startsAfter: 0 },
  { hertz: 880, startsAfter: 0.11 },
] as const;
const LOUDNESS = 0.05;
const FADES_IN_SECONDS = 0.5;

export interface Chime {
  play(): void;
  close(): void;
}

/** The sound of an agent's message. Browsers allow it once the visitor has touched the page; before that it is silent. */
export function createChime(): Chime {
  let audio: AudioContext | null = null;
  return {
    play() {
      if (typeof AudioContext !== 'function') return;
      // Not every browser says so; those that do complain when we try too early.
      if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return;
      audio ??= new AudioContext();
      void audio.resume();
      for (const { hertz, startsAfter } of NOTES) playNote(audio, hertz, audio.currentTime + startsAfter);
    },
    close() {
      void audio?.close();
    },
  };
}

function playNote(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  // Ramps, not steps: a step is heard as a click.
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADES_IN_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + FADES_IN_SECONDS);
}
