set -euo pipefail
number="${PR_NUMBER:-}"
if [ -z "$number" ]; then
  # [[ say(
    "Of a fork's pull request the event does not say the number: we ask for the open ones of that branch, and take the one with that commit.",
    "Om et ændringsforslag fra en fork siger hændelsen ikke nummeret: vi spørger efter de åbne fra den gren og tager det med det commit.",
  ) ]]
  number="$(gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" -f state=open -f "head=$HEAD_OWNER:$HEAD_BRANCH" -f per_page=100 \
    --jq '.[] | select(.head.sha == env.HEAD_SHA) | .number')"
fi
case "$number" in
  '' | *[!0-9]*) echo "[[ say("not exactly one open pull request has this commit", "ikke præcis ét åbent ændringsforslag har dette commit") ]]"; exit 0 ;;
esac
[[ script("body.sh") ]]
known="$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments?per_page=100" \
  --jq '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith(env.MARKER)) | .id')"
known="${known%%$'\n'*}"
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" -F "body=@$work/body.md" > /dev/null
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" -F "body=@$work/body.md" > /dev/null
fi
