(******************************************************************************)
(*  AffineNetworks: what biases change                                         *)
(*                                                                            *)
(*  output_bias : one output bias saves one neuron, 2^n - 1, and no more        *)
(*  halfsum     : sums over half of the cube, half_cube_below, _at, _full       *)
(*  any_bias    : n+1 inputs need 2^n neurons whatever the biases               *)
(*  power_sums  : that is the Waring rank of the product                       *)
(*  half_cube   : attained at a bias with sigma_n = 0 <> sigma_(n+1)            *)
(*  Meaning: the universal bound for n inputs is 2^(n-1), not 2^n.              *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Import Statements SignCancellation Moments Monomials.
From DeepCheap Require Import ProductFlattening.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  An output bias                                                            *)
(* ------------------------------------------------------------------------- *)

Definition unit_divisor n (r : 'I_n -> nat) : divisor r := [ffun=> ord0].

Lemma size_of_eq0 n (r : 'I_n -> nat) (e : divisor r) :
  (size_of e == 0%N) = (e == unit_divisor r).
Proof.
rewrite /size_of /degree sum_nat_eq0; apply/forallP/eqP => [zero|-> i]; last by rewrite ffunE.
by apply/ffunP => i; apply/val_inj/eqP; rewrite ffunE; apply: zero.
Qed.

Lemma card_proper n (r : 'I_n -> nat) :
  #|[pred e : divisor r | 1 <= size_of e]%N| = (\prod_i (r i).+1 - 1)%N.
Proof.
rewrite -card_divisor subn1 -(cardC1 (unit_divisor r)); apply: eq_card => e.
by rewrite !inE lt0n size_of_eq0.
Qed.

(* The constant divisor is a neuron without input: its output is a constant. *)
Lemma unit_neuron (F : fieldType) n (r : 'I_n -> nat) d sigma :
  neuron d sigma (\sum_i (unit_divisor r i)%:R *: 'X_i) = (sigma 0%N)%:MP :> {mpoly F[n]}.
Proof.
rewrite big1 => [|i _]; last by rewrite ffunE scale0r.
rewrite /neuron big_ord_recl big1 ?addr0 => [|k _]; last by rewrite expr0n scaler0.
by rewrite expr0 -mul_mpolyC mulr1.
Qed.

Lemma bias_sufficient (F : fieldType) n m (r : 'I_n -> nat) d sigma :
  degree r = d -> char0 F -> sigma d != 0 -> (\prod_i (r i).+1 - 1 <= m)%N ->
  exists (c : F) (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    c%:MP + network a w d sigma = \prod_i 'X_i ^+ r i.
Proof.
move=> <- F0 sigma_d; rewrite -card_proper -card_sig => le_m.
have [a [w sums]] := network_of
  (fun (e : {e : divisor r | (1 <= size_of e)%N}) i => (val e i)%:R)
  (fun e => weight sigma (val e)) le_m.
exists (weight sigma (unit_divisor r) * sigma 0%N), a, w.
rewrite -(weighted_divisors F0 sigma_d) (bigD1 (unit_divisor r)) //= unit_neuron.
rewrite -mul_mpolyC -mpolyCM; congr (_ + _).
rewrite [LHS](sums _ (fun p => neuron (degree r) sigma (\sum_i p i *: 'X_i))).
rewrite [RHS](reindex_omap (val : {e : divisor r | (1 <= size_of e)%N} -> _) insub) => [|e ne].
  by apply: eq_bigl => e; rewrite valK eqxx andbT -size_of_eq0 -lt0n (valP e).
by rewrite insubT ?lt0n ?size_of_eq0.
Qed.

Lemma bias_necessary (F : fieldType) n m (r : 'I_n -> nat) d sigma
    (c : F) (a : 'I_n -> 'I_m -> F) w :
  degree r = d -> char0 F -> (0 < d)%N -> (forall k, (0 < k <= d)%N -> sigma k != 0) ->
  c%:MP + network a w d sigma = \prod_i 'X_i ^+ r i ->
  (\prod_i (r i).+1 - 1 <= m)%N.
Proof.
move=> <- F0 d_gt0 sigma_neq0 eq_net; rewrite -card_proper.
apply: (layers_needed (a := a) (w := w) (char0_factor _ F0) sigma_neq0) => //.
move=> k /andP[k_gt0 le_kd] x; have := congr1 (fun p => (along x p)`_k) eq_net.
rewrite rmorphD /= along_const along_monomial coefD coefC (gtn_eqF k_gt0) add0r.
rewrite coefZ coefXn mulrC => <-; rewrite (along_network a w (fun=> sigma) x le_kd).
by rewrite /layer mulr_sumr; apply: eq_bigr => j _; rewrite mulrA [w j * _]mulrC.
Qed.

Theorem output_bias : Statements.output_bias.
Proof.
move=> F [|n] m sigma F0 sigma_neq0.
  split=> // _; exists 1, (fun _ _ => 0), (fun=> 0).
  rewrite /network /free_network big1 ?addr0 => [|j _]; last by rewrite scale0r.
  by rewrite /product big_ord0.
rewrite -(divisors_ones n.+1).
have -> : product F n.+1 = \prod_i 'X_i ^+ ones i by rewrite [RHS]prod_ones.
have eq_d := degree_ones n.+1; split=> [[c [a [w]]]|].
  exact: bias_necessary.
by apply: bias_sufficient => //; apply: sigma_neq0; rewrite leqnn.
Qed.

(* ------------------------------------------------------------------------- *)
(*  Half of the cube                                                          *)
(* ------------------------------------------------------------------------- *)

Section HalfCube.

Variables (R : comRingType) (n : nat) (x : 'I_n.+1 -> R).
Let y (i : 'I_n) := x (lift ord0 i).

Lemma halfsumE k :
  halfsum x k = \sum_(l < k.+1) (x ord0 ^+ (k - l) * signsum y l) *+ 'C(k, l).
Proof.
rewrite /halfsum; under eq_bigr do rewrite exprDn mulr_sumr.
rewrite exchange_big; apply: eq_bigr => l _ /=; rewrite /signsum mulr_sumr -sumrMnl.
by apply: eq_bigr => s _; rewrite mulrnAr mulrCA.
Qed.

Lemma halfsum_lt k : (k < n)%N -> halfsum x k = 0.
Proof.
move=> lt_kn; rewrite halfsumE big1 // => l _.
by rewrite signsum_lt ?mulr0 ?mul0rn // (leq_ltn_trans (leq_ord l)).
Qed.

Lemma halfsum_at : halfsum x n = (2 ^ n * n`!)%:R * \prod_i y i.
Proof.
rewrite halfsumE big_ord_recr /= big1 ?add0r => [|l _]; last first.
  by rewrite signsum_lt /= ?ltn_ord // mulr0 mul0rn.
by rewrite subnn mul1r binn mulr1n signsum_full.
Qed.

Lemma halfsum_full : halfsum x n.+1 = (2 ^ n * n.+1`!)%:R * \prod_i x i.
Proof.
rewrite [in RHS]big_ord_recl halfsumE big_ord_recr big_ord_recr /= big1 ?add0r => [|l _]; last first.
  by rewrite signsum_lt /= ?ltn_ord // mulr0 mul0rn.
rewrite /= [signsum y n.+1]signsum_parity ?addnS ?addnn /= ?odd_double //.
rewrite mulr0 mul0rn addr0 subSnn expr1 signsum_full binSn mulrCA.
by rewrite -mulrnAl -mulrnA factS -mulnA [(n`! * _)%N]mulnC.
Qed.

End HalfCube.

Theorem half_cube_below : Statements.half_cube_below.
Proof. by move=> R n k x; apply: halfsum_lt. Qed.

Theorem half_cube_at : Statements.half_cube_at.
Proof. by move=> R n x; apply: halfsum_at. Qed.

Theorem half_cube_full : Statements.half_cube_full.
Proof. by move=> R n x; apply: halfsum_full. Qed.

(* ------------------------------------------------------------------------- *)
(*  Any biases                                                                *)
(* ------------------------------------------------------------------------- *)

Theorem any_bias : Statements.any_bias.
Proof.
move=> F n m tau c a w F0 eq_net.
have -> : (2 ^ n = \prod_i (rest (@ones n.+1) ord0 i).+1)%N.
  by rewrite big_ord_recl /rest eqxx mul1n (eq_bigr (fun=> 2%N)) // prod_nat_const card_ord.
apply: (powers_needed (a := a) (c := fun j => w j * tau j n.+1)) => // [|x].
  exact: char0_factor.
rewrite degree_ones -(along_network a w tau x (leqnn _)).
have := congr1 (fun p => (along x p)`_n.+1) eq_net.
rewrite rmorphD /= along_const coefD coefC add0r => ->.
have -> : product F n.+1 = \prod_i 'X_i ^+ ones i by rewrite [RHS]prod_ones.
by rewrite along_monomial coefZ coefXn degree_ones eqxx mulr1.
Qed.

Section HalfNetwork.

Variables (F : fieldType) (n m : nat).
Hypotheses (F0 : char0 F) (le_m : (2 ^ n <= m)%N).
Let f : F := (2 ^ n * n.+1`!)%:R.
Let A : comRingType := [comRingType of {mpoly F[n.+1]}].

Definition half_point (s : {ffun 'I_n -> bool}) (i : 'I_n.+1) : F :=
  if unlift ord0 i is Some t then sign F (s t) else 1.

Definition half_weight (s : {ffun 'I_n -> bool}) : F := f^-1 * \prod_i sign F (s i).

Lemma half_powers k :
  \sum_s half_weight s *: (\sum_i half_point s i *: 'X_i) ^+ k =
  f^-1 *: halfsum (fun i => 'X_i : A) k :> {mpoly F[n.+1]}.
Proof.
rewrite /halfsum scaler_sumr; apply: eq_bigr => s _; rewrite -scalerA; congr (_ *: _).
rewrite -mul_mpolyC rmorph_prod big_ord_recl /half_point unlift_none scale1r.
congr (_ * (_ + _) ^+ _); apply: eq_bigr => i _; first by rewrite rmorphX rmorphN1.
by rewrite liftK -mul_mpolyC rmorphX rmorphN1.
Qed.

Lemma half_powers_full :
  \sum_s half_weight s *: (\sum_i half_point s i *: 'X_i) ^+ n.+1 = product F n.+1.
Proof.
have f_neq0 : f != 0.
  by move/charf0P: F0 => ->; rewrite -lt0n muln_gt0 expn_gt0 fact_gt0.
by rewrite half_powers halfsum_full mulr_natl -scaler_nat scalerA mulVf ?scale1r.
Qed.

(* 2^n points, and as many neurons as one likes beyond them *)
Lemma half_network : exists (a : 'I_n.+1 -> 'I_m -> F) (w : 'I_m -> F),
  forall (V : lmodType F) (g : ('I_n.+1 -> F) -> V),
    \sum_j w j *: g (fun i => a i j) = \sum_s half_weight s *: g (half_point s).
Proof. by apply: network_of; rewrite card_ffun card_bool card_ord. Qed.

Lemma half_neurons sigma : sigma n = 0 ->
  \sum_s half_weight s *: neuron n.+1 sigma (\sum_i half_point s i *: 'X_i) =
  sigma n.+1 *: product F n.+1.
Proof.
move=> sigma_n; rewrite /neuron; under eq_bigr do rewrite scaler_sumr.
rewrite exchange_big /=; under eq_bigr => k _.
  by under eq_bigr do rewrite scalerA mulrC -scalerA; rewrite -scaler_sumr; over.
rewrite !big_ord_recr /= sigma_n scale0r addr0 half_powers_full big1 ?add0r // => k _.
by rewrite half_powers halfsum_lt // !scaler0.
Qed.

End HalfNetwork.

Theorem power_sums : Statements.power_sums.
Proof.
move=> F n m F0; split=> [[a [c eq_sum]]|le_m]; last first.
  have [a [c sums]] := half_network F le_m; exists a, c.
  rewrite -(half_powers_full n F0).
  exact: (sums _ (fun p => (\sum_i p i *: 'X_i) ^+ n.+1)).
apply: (@any_bias F n m (fun _ k => (k == n.+1)%:R) 0 a c F0).
rewrite mpolyC0 add0r -eq_sum; apply: eq_bigr => j _; congr (_ *: _).
rewrite /neuron big_ord_recr /= eqxx scale1r big1 ?add0r // => k _.
by rewrite ltn_eqF // scale0r.
Qed.

Theorem half_cube : Statements.half_cube.
Proof.
move=> F n m sigma F0 sigma_n sigma_n1; split=> [[a [w eq_net]]|le_m].
  by apply: (@any_bias F n m (fun=> sigma) 0 a w F0); rewrite mpolyC0 add0r.
have [a [w sums]] := half_network F le_m; exists a, (fun j => w j / sigma n.+1).
have := sums _ (fun p => neuron n.+1 sigma (\sum_i p i *: 'X_i)).
rewrite half_neurons // => eq_sum.
rewrite /network /free_network; under eq_bigr do rewrite mulrC -scalerA.
by rewrite -scaler_sumr [X in _ *: X]eq_sum scalerA mulVf // scale1r.
Qed.
