'use client';
import { PlainPage } from '#components/shell/plain-page.tsx';
import { Button } from '#components/ui/button.tsx';

/** A part of the page that could not be fetched ends here as well: nothing of the run is lost by it. */
export default function PageError() {
  return (
    <PlainPage
      title="This page can’t be shown."
      action="Runs go on without it, and nothing that was kept is lost. Check that you are online, then load the page again."
    >
      <Button variant="primary" size="large" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </PlainPage>
  );
}
