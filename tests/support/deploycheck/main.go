// Reads deployment files with the libraries of the programs that will read them: Compose, BuildKit, Kustomize.
//
//	deploycheck compose FILE      the project as Docker Compose understands it, as JSON on stdout
//	deploycheck dockerfile FILE   one line for each warning of BuildKit's linter
//	deploycheck kustomize FOLDER  the resources that kubectl apply -k would send, as YAML on stdout
//
// Exit status 1: the file cannot be used; the reason is on stderr. Nothing is fetched.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/opencontainers/go-digest"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

func main() {
	checks := map[string]func(string) error{"compose": compose, "dockerfile": dockerfile, "kustomize": kustomize}
	if len(os.Args) != 3 || checks[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: deploycheck compose|dockerfile|kustomize PATH")
		os.Exit(2)
	}
	if err := checks[os.Args[1]](os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compose(path string) error {
	options, err := cli.NewProjectOptions([]string{path}, cli.WithOsEnv, cli.WithDotEnv)
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	text, err := project.MarshalJSON()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}

// An image that nobody asks the registry for: the linter needs a base to go on with, and any will do.
type anyImage struct{}

func (anyImage) ResolveImageConfig(
	_ context.Context, ref string, _ sourceresolver.Opt,
) (string, digest.Digest, []byte, error) {
	return ref, "", []byte(`{"os": "linux", "architecture": "amd64", "config": {"Env": ["PATH=/usr/bin:/bin"]}}`), nil
}

func dockerfile(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	source := llb.NewSourceMap(nil, path, "Dockerfile", text)
	source.Definition = &llb.Definition{} // where a build would keep the file's origin; the linter insists on one
	results, err := dockerfile2llb.DockerfileLint(context.Background(), text, dockerfile2llb.ConvertOpt{
		MetaResolver: anyImage{},
		SourceMap:    source,
	})
	if err != nil {
		return err
	}
	if results.Error != nil {
		return errors.New(results.Error.Message)
	}
	for _, one := range results.Warnings {
		fmt.Printf("%s: %s\n", one.RuleName, one.Detail)
	}
	return nil
}

func kustomize(folder string) error {
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return err
	}
	text, err := resources.AsYaml()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}
