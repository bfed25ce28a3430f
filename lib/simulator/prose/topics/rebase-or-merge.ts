import type { Topic } from './topic.ts';

export const rebaseOrMerge: Topic = {
  title: 'Git rebase or merge',
  keys: [['rebase', 'merge'], ['git', 'rebase'], ['git', 'merge'], ['rebase']],
  short:
    'Rebase commits that only you have, to keep them tidy. Merge branches that others share, because merging never rewrites history.',
  points: [
    ['Merge', 'joins two histories with a commit that has two parents.'],
    ['Rebase', 'replays your commits on a new base, with new hashes.'],
    ['Golden rule', 'do not rebase what others have already built on.'],
    ['Way back', '`git reflog` remembers where you were.'],
  ],
  lead: 'Both bring two lines of work together. They differ in what they do to the record:',
  table: {
    head: ['', 'Merge', 'Rebase'],
    rows: [
      ['History', 'shows what happened', 'shows a straight story'],
      ['Commit hashes', 'kept', 'rewritten'],
      ['Conflicts', 'solved once', 'perhaps once per commit'],
      ['After pushing', 'ordinary push', 'force with lease'],
      ['On shared branches', 'safe', 'avoid'],
      ['Undo', 'revert the merge', 'reflog'],
    ],
  },
  rules: [
    'Your own branch, not yet shared: rebase.',
    'Into main: merge, or squash, as the team agreed.',
    'Somebody else may have pulled it: merge.',
  ],
  doubt:
    'This question starts arguments about taste. There is one hard fact beneath it: rebase makes new commits, so anyone holding the old ones is stranded. The rest is preference and should be labelled as such',
  reasoning: [
    'One question is about safety: has anybody else got these commits? Rebase replaces them with copies. If a colleague built on the originals, their branch now hangs from a history that no longer exists.',
    'The other is about taste: should the log record events or tell a story? Both are legitimate. A straight line is pleasant to read and to bisect; a merge commit shows honestly when two lines of work met.',
  ],
  decide: {
    head: ['Situation', 'Do', 'Because'],
    rows: [
      ['local work, main moved on', 'rebase', 'nobody else is affected'],
      ['two people on one branch', 'merge', 'hashes must not change'],
      ['ten "fix typo" commits', 'rebase -i', 'tidy before review'],
      ['finished and reviewed', 'merge or squash', 'follow the team’s rule'],
    ],
  },
  verdict: 'Rebase in private, merge in public.',
  essay: [
    'Imagine keeping a diary with a friend. For a week each of you writes in a separate notebook, and at the end the two accounts have to become one. You might bind both notebooks together with a page that says, “Here we met again.” Nothing is altered; a reader can see who wrote what, and when. That is a merge.',
    'Or you might take your friend’s notebook, sit down, and copy your own entries in after it, adjusting a sentence here and there so that they follow on. The result reads like one continuous story and is a good deal more pleasant. That is a rebase. But the copied pages are not the originals, even if the words are the same, and someone who had already written remarks in the margins of your old notebook will look for those pages in vain.',
    'It is from this, and not from fashion, that the well-known rule arises: rewrite only what nobody else has read. On your own branch, before review, tidy as much as you like; your colleagues will thank you for a history that explains itself. Once the work is shared, bind and do not copy. And should you make a mess of it, Git keeps a quiet record of every place you have stood, under the name of reflog, from which almost anything can be brought back.',
  ],
  quote: 'Rebase in private, merge in public.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Merge**', 'a true record, safe to share', 'a busier graph'],
      ['**Rebase**', 'a straight, readable line', 'that nobody holds the old commits'],
    ],
  },
  caveat:
    'If you must push a rebased branch, use `--force-with-lease` rather than `--force`, so that you cannot silently overwrite a colleague’s new work.',
  picture:
    'Picture railway tracks. Merge joins two lines at a junction, and both remain on the map. Rebase lifts your rails and lays them again at the end of the other line: one straight track, and an empty bed where the old one was.',
  code: {
    language: 'bash',
    source: `# Your own branch; main has moved on: replay your commits on top of it.
git fetch origin
git rebase origin/main        # on conflict: fix, git add, git rebase --continue
git push --force-with-lease   # refuses if someone else pushed meanwhile

# A shared branch: join the two lines instead.
git switch feature
git merge origin/main

# It went wrong? Find where you stood, and go back.
git rebase --abort            # while it is still running
git reflog                    # afterwards
git reset --hard 'HEAD@{5}'   # discards uncommitted work: look before you leap`,
    note: '`git config pull.rebase true` makes every pull replay your local commits without a merge bubble.',
  },
  abroad:
    'Team habits vary more by project than by country: the Linux kernel relies heavily on merges between maintainers, while many smaller projects squash each pull request into a single commit.',
  notes: [
    ['Deutsch', 'Rebase im Privaten, Merge in der Öffentlichkeit.'],
    ['Español', 'Rebase en privado, merge en público.'],
  ],
};
