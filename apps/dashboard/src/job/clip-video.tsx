import { useEffect, useRef, useState } from 'preact/hooks';
import { languageName } from '../format/language.ts';

interface ClipVideoProps {
  readonly path: string;
  /** WebVTT by language tag. */
  readonly captions: Readonly<Record<string, string>>;
  readonly name: string;
}

/** Loads when it comes near the window: a job may have hundreds. One plays at a time. */
export function ClipVideo({ path, captions, name }: ClipVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  const isNear = useIsNear(element);
  return (
    <video
      ref={element}
      controls
      playsInline
      preload="metadata"
      aria-label={`Clip: ${name}`}
      onPlay={(event) => pauseOthers(event.currentTarget)}
      {...(isNear && { src: path })}
    >
      {isNear &&
        Object.entries(captions).map(([language, source]) => (
          <track
            key={language}
            kind="subtitles"
            srclang={language}
            label={languageName(language)}
            src={source}
          />
        ))}
    </video>
  );
}

function useIsNear(element: { readonly current: HTMLElement | null }): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '400px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return isNear;
}

function pauseOthers(playing: HTMLVideoElement): void {
  for (const video of document.querySelectorAll('video')) if (video !== playing) video.pause();
}
