set -euo pipefail
[[ script("body.sh") ]]
known="$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100" \
  --jq '.[] | select(.pull_request == null) | select((.body // "") | startswith(env.MARKER)) | .number')"
known="${known%%$'\n'*}"
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/$known" -F "body=@$work/body.md" > /dev/null
elif [ "$CHANGES" = yes ]; then
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues" -f "title=$TITLE" -F "body=@$work/body.md" > /dev/null
fi
